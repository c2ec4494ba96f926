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

/** The policy that stands in this page; '' where none does. */
export function policyOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
}
