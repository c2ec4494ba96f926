import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { SsoLinkProblem } from '#domain/ssoLink.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useElapsed } from '#i18n/useNow.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { ContinueLink } from './ContinueLink.tsx';
import { CopyLink } from './CopyLink.tsx';
import type { Handoff, HandoffEnd } from './useHandoff.ts';

function why(problem: SsoLinkProblem): ReactNode {
  switch (problem) {
    case 'host':
      return <Trans>It leads to an address that is not the dashboard’s.</Trans>;
    case 'scheme':
      return <Trans>It is not an encrypted address (https).</Trans>;
    case 'userInfo':
      return <Trans>It has a user name in it, which can make one address look like another.</Trans>;
    case 'unreadable':
      return <Trans>It is no web address.</Trans>;
  }
}

/** That the link which came is not followed, and why. Of the link itself nothing is shown: it may sign in. */
function RefusedLink({ problem }: { problem: SsoLinkProblem }): ReactNode {
  const { dashboard } = useBrand();
  return (
    <Notice tone="critical" role="alert" title={<Trans>The link that came was refused</Trans>}>
      <p>{why(problem)}</p>
      <p>
        {dashboard.origins.length === 0 ? (
          <Trans>No address of a dashboard is configured.</Trans>
        ) : (
          <Trans>Expected is a link to {dashboard.origins.join(', ')}.</Trans>
        )}{' '}
        <Trans>Something between you and the API may have changed it. Tell whoever runs this panel.</Trans>
      </p>
    </Notice>
  );
}

/** This long before the end it is said aloud (WCAG 2.2.1); another link can be had at any time. */
const warnedBefore = 20_000;

/** How long the link is still there. */
function LinkTime({ since, lifetime }: { since: number; lifetime: number }): ReactNode {
  const formats = useFormats();
  const left = Math.max(0, lifetime - useElapsed(since));
  const time = formats.countdown(left);
  return (
    <>
      <span aria-hidden="true" className="whitespace-nowrap text-muted tabular-nums">
        <Trans>{time} left</Trans>
      </span>
      <span role="status" className="sr-only">
        {left <= warnedBefore && <Trans>The link is about to expire.</Trans>}
      </span>
    </>
  );
}

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
