import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { hasHeaderPolicy } from './headerPolicy.ts';

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
