/** Where an answer came from, and where it is shown: absolute addresses. */
interface Places {
  readonly apiUrl: string;
  readonly pageUrl: string;
}

/** Raster formats, and SVG, which runs no script and loads nothing inside an `<img>`. */
const dataPicture = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;
const pictureFile = /\.(?:png|jpe?g|gif|webp|avif|svg|ico)$/i;

/**
 * The address of a picture from a response, if the page may show it: a `data:` picture, or a picture file of the page's
 * own origin, outside of the API's paths. The page's policy allows nothing else (`img-src 'self' data:`), so another
 * host's picture isn't even tried: no error in the console, and no request that tells that host who looks at what.
 * A path is the API's, so behind an API on another origin it is another host's. An address with a query isn't a plain
 * file, and opening it could do something; one with an escape can lie elsewhere for the server than it says here.
 */
export function safePicture(icon: string, { apiUrl, pageUrl }: Places): string | undefined {
  if (dataPicture.test(icon)) return icon;
  // A mere word, such as "ubuntu", names a picture that only the provider's own pages have.
  if (!/^(?:https?:\/)?\//i.test(icon) || !URL.canParse(icon, apiUrl)) return undefined;
  const { origin, pathname, search, hash, href, username } = new URL(icon, apiUrl);
  const api = new URL(apiUrl);
  const isOwnFile =
    origin === new URL(pageUrl).origin && username + search + hash === '' && !pathname.includes('%');
  const isOfApi = `${pathname}/`.startsWith(`${api.pathname.replace(/\/$/, '')}/`) && api.pathname !== '/';
  return isOwnFile && !isOfApi && pictureFile.test(pathname) ? href : undefined;
}
