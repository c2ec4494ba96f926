import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from '#ui/Notice.tsx';

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

/** That the site is served without its security headers; nothing where it is, or where that isn't known. */
export default function ReducedProtection(): ReactNode {
  const { t } = useLingui();
  const [isReduced, setReduced] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    void hasHeaderPolicy(leaving.signal).then((has) => {
      if (!leaving.signal.aborted) setReduced(has === false);
    });
    return () => leaving.abort();
  }, []);
  if (!isReduced) return null;
  return (
    <Notice tone="info" title={t`Reduced protection`}>
      <Trans>
        The server of this site sends no security headers. The page keeps to its own policy and runs in no
        frame; the operator of this site can add the rest.
      </Trans>
    </Notice>
  );
}
