/**
 * Whether the host of this page sends a policy with it that keeps other pages from holding it in a frame, which the
 * policy written into the page can't do; `undefined` where that can't be found out.
 */
export async function hasHeaderPolicy(signal: AbortSignal): Promise<boolean | undefined> {
  try {
    const answer = await fetch(import.meta.env.BASE_URL, {
      cache: 'no-store',
      credentials: 'same-origin',
      signal,
    });
    await answer.text(); // an answer that nobody reads keeps its connection taken
    if (!answer.ok) return undefined;
    return answer.headers.get('content-security-policy')?.includes('frame-ancestors') ?? false;
  } catch {
    return undefined;
  }
}
