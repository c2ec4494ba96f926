import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { ApiErrorPanel } from '#brand/ApiErrorPanel.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { ContinueLink } from './ContinueLink.tsx';
import { CopyLink } from './CopyLink.tsx';
import { LinkTime } from './LinkTime.tsx';
import { RefusedLink } from './RefusedLink.tsx';
import type { Handoff, HandoffEnd } from './useHandoff.ts';

function endWords(because: HandoffEnd): ReactNode {
  switch (because) {
    case 'followed':
      return <Trans>The dashboard was opened in a new tab. The link is used up.</Trans>;
    case 'copied':
      return <Trans>The link was copied. It works once, within five minutes of being made.</Trans>;
    case 'late':
      return <Trans>The link’s time is over. Nothing was opened.</Trans>;
    case 'left':
      return <Trans>The link was put away because this tab was left. Nothing was opened.</Trans>;
  }
}

/** How the link came to its end. It takes the focus that the link had: on the button, a held Enter would ask again. */
function Ended({ because }: { because: HandoffEnd }): ReactNode {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      words.current?.focus({ preventScroll: true });
  }, []);
  return (
    <p ref={words} tabIndex={-1} role="status" className="rounded-sm outline-none">
      {endWords(because)}
    </p>
  );
}

/** What stands below "Open in dashboard": the wait, the link that leads on, or why there is none. */
export function HandoffSteps({ handoff }: { handoff: Handoff }): ReactNode {
  const { state, open, use, continueLink } = handoff;
  switch (state.is) {
    case 'none':
      return null;
    case 'asking':
      return <Spinner label={<Trans>Asking for a sign-in link</Trans>} />;
    case 'ready':
      return (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <ContinueLink url={state.link.url} link={continueLink} onFollow={() => use('followed')} />
          <LinkTime since={state.since} lifetime={state.link.lifetime} />
          <CopyLink url={state.link.url} onCopied={(noted) => use('copied', noted)} />
        </div>
      );
    case 'over':
      return <Ended because={state.because} />;
    case 'refused':
      return <RefusedLink problem={state.problem} />;
    case 'failed':
      return (
        <ApiErrorPanel what={<Trans>No sign-in link was made.</Trans>} error={state.error} onRetry={open} />
      );
  }
}
