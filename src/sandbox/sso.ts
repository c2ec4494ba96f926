import type { SeededRandom } from './seededRandom.ts';

/** How long a link is valid, in seconds. */
const ssoLifetimeSeconds = 300;

export interface SsoLink {
  readonly url: string;
  readonly expiresIn: number;
}

export type SsoRedemption =
  | { readonly state: 'signed-in'; readonly next: string }
  | { readonly state: 'used' | 'expired' };

/** Issues sign-in links and accepts each of them once, within five minutes. */
export interface SsoDesk {
  mint(next: string, now: number): SsoLink;
  /** The result of following a link; `undefined` for a token that was never issued. */
  redeem(token: string, now: number): SsoRedemption | undefined;
}

export function createSsoDesk(random: SeededRandom): SsoDesk {
  const minted = new Map<string, { next: string; expiresAt: number; used: boolean }>();
  return {
    mint(next, now) {
      const token = random.word(48);
      minted.set(token, { next, expiresAt: now + ssoLifetimeSeconds * 1000, used: false });
      const query = new URLSearchParams({ t: token, next });
      return { url: `https://otwa.cloud/sso?${query.toString()}`, expiresIn: ssoLifetimeSeconds };
    },
    redeem(token, now) {
      const link = minted.get(token);
      if (link === undefined) return undefined;
      if (link.used) return { state: 'used' };
      if (now >= link.expiresAt) return { state: 'expired' };
      link.used = true;
      return { state: 'signed-in', next: link.next };
    },
  };
}
