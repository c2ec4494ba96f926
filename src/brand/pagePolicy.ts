/**
 * The content security policy that stands in the page itself, for hosts whose headers nobody can set. It also says
 * which API the page may talk to, however `config.json` is changed afterwards.
 */

const written = /\s*<meta http-equiv="Content-Security-Policy"[^>]*>/i;

/** Puts the policy into the page, before everything that it is about, in place of any that stands there. */
export function withPolicy(html: string, policy: string): string {
  const content = policy.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const tag = `\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`;
  return html.replace(written, '').replace('<head>', (head) => head + tag);
}

/** Whether a page under this policy may ask an origin that is not its own. */
export function allowsOrigin(policy: string, origin: string): boolean {
  return /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ').includes(origin) ?? false;
}

/** The origin of the API where this page's policy keeps it from being asked; `undefined` where it may be. */
export function findRefusedApi(apiBaseUrl: string): string | undefined {
  const { origin } = new URL(apiBaseUrl, location.href);
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  return origin === location.origin || allowsOrigin(meta?.content ?? '', origin) ? undefined : origin;
}
