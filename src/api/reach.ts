/**
 * Whether anything answers at an address, as far as a browser can tell: a request without CORS gets an answer,
 * unreadable, also where the server withholds its answers from this origin. Carries no key.
 */
export async function answersWithoutCors(address: string): Promise<boolean> {
  try {
    await fetch(address, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(15_000),
    });
    return true;
  } catch {
    return false;
  }
}
