/**
 * The content security policy inside the page itself, for hosts where headers can't be set. It also fixes which API the
 * page may talk to, even if `config.json` is changed afterwards.
 */

const policyTag = /\s*<meta http-equiv="Content-Security-Policy"[^>]*>/i;

/** Inserts the policy into the page, before everything that it applies to. Replaces an existing one. */
export function withPolicy(html: string, policy: string): string {
  const content = policy.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const tag = `\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`;
  return html.replace(policyTag, '').replace('<head>', (head) => head + tag);
}

/** Whether a page with this policy may send requests to another origin. */
export function allowsOrigin(policy: string, origin: string): boolean {
  return /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ').includes(origin) ?? false;
}

/** The API's origin, if this page's policy forbids requests to it; `undefined` if it allows them. */
export function findRefusedApi(apiBaseUrl: string): string | undefined {
  const { origin } = new URL(apiBaseUrl, location.href);
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  return origin === location.origin || allowsOrigin(meta?.content ?? '', origin) ? undefined : origin;
}
