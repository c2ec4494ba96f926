/**
 * Fetches the operator's configuration as text; '' where there is none. Kept apart from reading it, so that the
 * request can leave before the code that understands its answer has arrived.
 */
export async function fetchConfiguration(): Promise<string> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}config.json`, {
      cache: 'no-store',
      credentials: 'same-origin',
    });
    // A host that answers every unknown path with the app's page has no configuration either.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    return response.ok && !isPage ? await response.text() : '';
  } catch {
    return '';
  }
}
