import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import Maximize from 'lucide-react/icons/maximize';
import Minimize from 'lucide-react/icons/minimize';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { type ReactNode, type RefObject, useState, useSyncExternalStore } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { requestsLeft } from '#api/budget.ts';
import { useOnline } from '#api/online.ts';
import { mayPollFor } from '#api/samplingPace.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { LimitWords } from '#shared/ListNotices.tsx';
import { ManageKeys } from '#shared/MissingScope.tsx';
import { useBudgetClock, useRest } from '#shared/samples/sampleRequests.ts';
import { useWatchInterval } from '#shared/samples/sampler.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Select } from '#ui/Select.tsx';
import { type StatsWindow, windows } from './statsView.ts';
import { stepOf, useSamplesOfAll, wallView } from './wallView.ts';

/** How often each running server is sampled, in milliseconds: as the budget allows, or less often if it was in fact. */
export function useMeasuredInterval(running: readonly string[]): number {
  return Math.max(useWatchInterval(running.length), stepOf(useSamplesOfAll(running)) ?? 0);
}

/** Whether samples wait until more of the budget is left to what the user does: none can come, and none just came. */
function useWaitsForBudget(running: readonly string[]): boolean {
  const now = useBudgetClock();
  const newest = wallView(useSamplesOfAll(running), 'all').to;
  return !mayPollFor('watch', [], requestsLeft()) && now - newest > 5_000;
}

interface PaceProps {
  /** The servers that run; `undefined` while they are not known. */
  running: readonly string[] | undefined;
  isPaused: boolean;
  /** Why the key may not read statistics, if it may not. */
  refusal: ApiError | undefined;
  /** When the list was read, in milliseconds since 1970 UTC, if reading it again fails and is still tried. */
  listReadAt: number | undefined;
  isFullScreenRefused: boolean;
}

/** How often samples are taken, or why none are now, and what else isn't as it should be: all in one place that is kept. */
export function Pace(props: PaceProps): ReactNode {
  const { running, isPaused, refusal, listReadAt, isFullScreenRefused } = props;
  const formats = useFormats();
  const ids = running ?? [];
  const interval = useMeasuredInterval(ids);
  const isWaiting = useWaitsForBudget(ids);
  const until = useRest();
  const isOnline = useOnline();
  // Rounded, so that it doesn't change with each request that something else sends.
  const step = interval < 10_000 ? 1_000 : 5_000;
  const about = formats.duration(Math.round(interval / step) * step);
  const isLive = !isPaused && isOnline;
  const isSampling = isLive && refusal === undefined && ids.length > 0;
  const isResting = isSampling && (until !== undefined || isWaiting);
  return (
    // Has its place before anything is known, with room for the longest text: what comes later moves nothing.
    <p className="min-h-10 basis-full text-muted md:min-h-5 xl:min-h-10 xl:min-w-0 xl:flex-1 xl:content-center xl:basis-0">
      {isSampling && !isResting && listReadAt === undefined && (
        <Plural
          value={ids.length}
          one={`# running server, about every ${about}`}
          other={`# running servers, each about every ${about}`}
        />
      )}
      {isLive && running?.length === 0 && <Trans>None of them is running.</Trans>}{' '}
      {/* Only what is wrong is announced: the pace need not be, whenever it changes. */}
      <span role="status">
        {!isOnline && <Trans>You’re offline. Sampling goes on once you’re connected.</Trans>}
        {isPaused && isOnline && <Trans>Paused. Nothing is requested until you resume.</Trans>}
        {isLive && refusal !== undefined && (
          <span className="text-caution">
            <Trans>
              This key can’t read statistics: it may lack the permission{' '}
              <code translate="no">{refusal.facts.scope}</code>.
            </Trans>{' '}
            <ManageKeys />
          </span>
        )}
        {isResting && until !== undefined && <LimitWords retryAt={until} />}
        {isResting && until === undefined && (
          <Trans>Waiting: this minute’s requests are almost used up.</Trans>
        )}{' '}
        {isOnline && !isResting && listReadAt !== undefined && (
          <Trans>Couldn’t refresh the servers. You’re seeing data from {formats.time(listReadAt)}.</Trans>
        )}{' '}
        {isFullScreenRefused && <Trans>Your browser refused full screen.</Trans>}
      </span>
    </p>
  );
}

/** In minutes. Longer than on a server's page, since each of many servers is sampled less often. */
export const defaultWindow: StatsWindow = 15;

function onFullScreenChange(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

interface FullScreen {
  readonly isOn: boolean;
  /** Whether the browser refused it when it was last asked for. */
  readonly isRefused: boolean;
  /**
   * Shows the element alone on the whole screen, or no longer; the focus stays. `undefined` in browsers that can't
   * (phones), or that may not (in a frame of another page).
   */
  readonly toggle: (() => Promise<void>) | undefined;
}

/** Full screen for one element of the page. Escape leaves it, too, which the browser does by itself. */
export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreen {
  const [isRefused, setRefused] = useState(false);
  const isOn = useSyncExternalStore(
    onFullScreenChange,
    () => element.current !== null && document.fullscreenElement === element.current,
  );
  // What another try was refused no longer matters, nor that leaving was.
  if (isOn && isRefused) setRefused(false);
  const toggle = (): Promise<void> =>
    (isOn
      ? document.exitFullscreen()
      : Promise.resolve(element.current?.requestFullscreen({ navigationUI: 'hide' }))
    ).then(
      () => setRefused(false),
      () => setRefused(true),
    );
  return { isOn, isRefused, toggle: document.fullscreenEnabled ? toggle : undefined };
}

interface WatchControlsProps {
  range: StatsWindow;
  onRange: (range: string | undefined) => void;
  isPaused: boolean;
  onPause: (isPaused: boolean) => void;
  /** Asks again after a refusal; `undefined` without one. */
  onRetry: (() => void) | undefined;
  fullScreen: FullScreen;
}

/** The wall's time window; pause, resume, or a new try after a refusal; its link, and full screen. */
export function WatchControls({
  range,
  onRange,
  isPaused,
  onPause,
  onRetry,
  fullScreen,
}: WatchControlsProps): ReactNode {
  const { t } = useLingui();
  const { publicHref } = useLocation();
  const { isOn, toggle } = fullScreen;
  const isRefused = onRetry !== undefined && !isPaused;
  return (
    <>
      <Select
        label={t`Time range`}
        labelHidden
        className="w-36"
        value={String(range)}
        onChange={({ currentTarget: { value } }) =>
          onRange(value === String(defaultWindow) ? undefined : value)
        }
      >
        {windows.map((window) => (
          <option key={window} value={String(window)}>
            {window === 'all' ? t`All` : t`Last ${window} min`}
          </option>
        ))}
      </Select>
      {/* One button, which keeps the focus when it becomes another. */}
      <Button
        // The second click of a double click, and a key that is held, would mean what the button has just become.
        onClick={({ detail }) => {
          if (detail > 1) return;
          if (isRefused) onRetry();
          else onPause(!isPaused);
        }}
        onKeyDownCapture={(event) => {
          if (event.repeat && event.key === 'Enter') event.preventDefault();
        }}
      >
        {isRefused ? (
          <RotateCw aria-hidden="true" />
        ) : isPaused ? (
          <Play aria-hidden="true" />
        ) : (
          <Pause aria-hidden="true" />
        )}
        {isRefused ? <Trans>Try again</Trans> : isPaused ? <Trans>Resume</Trans> : <Trans>Pause</Trans>}
      </Button>
      {!isOn && (
        <CopyButton
          text={location.origin + publicHref}
          label={t`Copy link`}
          name={t`Copy link to this view`}
          size="md"
          variant="secondary"
          className="[&>button]:grow"
        />
      )}
      {toggle !== undefined && (
        <Button onClick={() => void toggle()}>
          {isOn ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
          {isOn ? <Trans>Exit full screen</Trans> : <Trans>Full screen</Trans>}
        </Button>
      )}
    </>
  );
}
