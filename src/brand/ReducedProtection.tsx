import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from '#ui/Notice.tsx';

/**
 * Whether this page's host sends a policy that forbids other pages to frame it, which the policy inside the page can't
 * do; `undefined` if that can't be found out.
 */
export async function hasHeaderPolicy(signal: AbortSignal): Promise<boolean | undefined> {
  try {
    const answer = await fetch(import.meta.env.BASE_URL, {
      cache: 'no-store',
      credentials: 'same-origin',
      signal,
    });
    await answer.text(); // an unread response keeps its connection busy
    if (!answer.ok) return undefined;
    return answer.headers.get('content-security-policy')?.includes('frame-ancestors') ?? false;
  } catch {
    return undefined;
  }
}

/** Warns that the site is served without its security headers; renders nothing if it has them or if that is unknown. */
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
        This site’s server doesn’t send security headers. The page still enforces its own policy and refuses
        to run in a frame; whoever runs this site can add the rest.
      </Trans>
    </Notice>
  );
}
