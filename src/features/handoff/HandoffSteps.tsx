import { Trans } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useBrand, useDashboardName } from '#brand/BrandContext.ts';
import { mayShow } from '#brand/brandedWords.ts';
import { useSandbox } from '#brand/sandbox.ts';
import type { SsoLinkProblem } from '#domain/ssoLink.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useElapsed } from '#i18n/useNow.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { ContinueLink } from './ContinueLink.tsx';
import { CopyLink } from './CopyLink.tsx';
import type { Handoff, HandoffEnd } from './useHandoff.ts';

function problemWords(problem: SsoLinkProblem): ReactNode {
  switch (problem) {
    case 'host':
      return <Trans>It leads somewhere other than the dashboard.</Trans>;
    case 'scheme':
      return <Trans>It isn’t an encrypted (https) address.</Trans>;
    case 'userInfo':
      return <Trans>It contains a username, which can make one address look like another.</Trans>;
    case 'unreadable':
      return <Trans>It isn’t a web address.</Trans>;
  }
}

/** Says that the received link is not followed, and why. No part of the link is shown, because it may sign in. */
function RefusedLink({ problem }: { problem: SsoLinkProblem }): ReactNode {
  const { dashboard } = useBrand();
  return (
    <Notice tone="critical" role="alert" title={<Trans>The link from the API was rejected</Trans>}>
      <p>{problemWords(problem)}</p>
      <p>
        {dashboard.origins.length === 0 ? (
          <Trans>No dashboard address is configured.</Trans>
        ) : (
          <Trans>It should lead to {dashboard.origins.join(', ')}.</Trans>
        )}{' '}
        <Trans>Something between you and the API may have changed it. Tell whoever runs this site.</Trans>
      </p>
    </Notice>
  );
}

/** How long before expiry screen readers are warned, in ms (WCAG 2.2.1). The user can always request another link. */
const warningTimeMs = 20_000;

/** The time left until the link is removed. */
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
        {left <= warningTimeMs && <Trans>The link is about to expire.</Trans>}
      </span>
    </>
  );
}

function endWords(because: HandoffEnd): ReactNode {
  switch (because) {
    case 'followed':
      return <Trans>The dashboard opened in a new tab. This link has been used.</Trans>;
    case 'copied':
      return <Trans>Link copied. It works once, within five minutes of being created.</Trans>;
    case 'late':
      return <Trans>The link expired. Nothing was opened.</Trans>;
    case 'left':
      return <Trans>The link was discarded because you left this tab. Nothing was opened.</Trans>;
  }
}

/** How the hand-off ended. Takes the focus that the link had: on the button, a held Enter would request another. */
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

interface PretendLinkProps {
  url: string;
  /** Takes the focus that the link would have. */
  words: RefObject<HTMLElement | null>;
}

/**
 * Where a sandbox's link would have led, as text: the real dashboard knows nothing of what the sandbox made up. Without
 * what would sign in.
 */
function PretendLink({ url, words }: PretendLinkProps): ReactNode {
  const dashboardName = useDashboardName();
  const configuration = useBrand();
  const { origin, searchParams } = new URL(url);
  const path = searchParams.get('next') ?? '/';
  return (
    <Notice tone="info" title={<Trans>Nothing opens from the sandbox</Trans>}>
      <span ref={words} tabIndex={-1} className="rounded-sm outline-none">
        <Trans>
          A real account’s link would open <bdi translate="no">{dashboardName}</bdi> in a new tab, signed in,
          at <BidiText text={mayShow(origin, configuration) ? `${origin}${path}` : path} max={200} />
        </Trans>
      </span>
    </Notice>
  );
}

/** Shown below "Open in dashboard": the progress, the link to follow, or why there is none. */
export function HandoffSteps({ handoff }: { handoff: Handoff }): ReactNode {
  const { state, open, use, continueLink } = handoff;
  const isSandbox = useSandbox();
  // The second step takes the focus, so that Enter follows the link, unless the user is typing.
  const isReady = state.is === 'ready';
  useEffect(() => {
    const isTyping = document.activeElement?.matches('input, textarea, select') === true;
    if (isReady && !isTyping) continueLink.current?.focus();
  }, [isReady, continueLink]);
  switch (state.is) {
    case 'none':
      return null;
    case 'asking':
      return <Spinner label={<Trans>Getting a sign-in link</Trans>} />;
    case 'ready':
      return isSandbox ? (
        <PretendLink url={state.link.url} words={continueLink} />
      ) : (
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
        <ApiErrorPanel
          what={<Trans>Couldn’t get a sign-in link.</Trans>}
          error={state.error}
          onRetry={open}
        />
      );
  }
}
