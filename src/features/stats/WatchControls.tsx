import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import Maximize from 'lucide-react/icons/maximize';
import Minimize from 'lucide-react/icons/minimize';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { type ReactNode, useState } from 'react';
import { requestsLeft } from '#api/budget.ts';
import { useOnline } from '#api/online.ts';
import { mayPollFor } from '#api/samplingPace.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { createRoughClock } from '#i18n/useNow.ts';
import { LimitWords } from '#shared/ListNotices.tsx';
import { useLimit } from '#shared/samples/sampleRequests.ts';
import { useWatchInterval } from '#shared/samples/sampler.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Select } from '#ui/Select.tsx';
import type { useFullScreen } from '#ui/useFullScreen.ts';
import { type StatsWindow, windows } from './statsView.ts';
import { stepOf, useSamplesOfAll, wallView } from './wallView.ts';

/** The request budget changes without a notice, in milliseconds. */
const useBudgetClock = createRoughClock(5_000);

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
  /** Whether the key may not read statistics, which is said elsewhere. */
  isRefused: boolean;
}

/** How often samples are taken, or why none are now. */
export function Pace({ running, isPaused, isRefused }: PaceProps): ReactNode {
  const formats = useFormats();
  const ids = running ?? [];
  const interval = useMeasuredInterval(ids);
  const isWaiting = useWaitsForBudget(ids);
  const limit = useLimit(ids);
  const isOnline = useOnline();
  // Rounded, so that it doesn't change with each request that something else sends.
  const step = interval < 10_000 ? 1_000 : 5_000;
  const about = formats.duration(Math.round(interval / step) * step);
  const isLive = !isPaused && isOnline;
  const isSampling = isLive && !isRefused && ids.length > 0;
  const isResting = isSampling && (limit !== undefined || isWaiting);
  return (
    // Has its place before anything is known, and for the longer texts on a phone.
    <p className="min-h-12 basis-full text-muted sm:min-h-6 xl:basis-auto">
      {/* Only why nothing is sampled is announced: the pace need not be, whenever it changes. */}
      <span role="status">
        {!isOnline && <Trans>You’re offline. Sampling goes on once you’re connected.</Trans>}
        {isPaused && isOnline && <Trans>Paused. Nothing is requested until you resume.</Trans>}
        {isResting && limit !== undefined && <LimitWords {...limit.facts} />}
        {isResting && limit === undefined && (
          <Trans>Waiting: this minute’s requests are almost used up.</Trans>
        )}
      </span>
      {isSampling && !isResting && (
        <Plural
          value={ids.length}
          one={`# running server, about every ${about}`}
          other={`# running servers, each about every ${about}`}
        />
      )}
      {isLive && running?.length === 0 && <Trans>None of them is running.</Trans>}
    </p>
  );
}

/** In minutes. Longer than on a server's page, since each of many servers is sampled less often. */
export const defaultWindow: StatsWindow = 15;

interface WatchControlsProps {
  range: StatsWindow;
  onRange: (range: string | undefined) => void;
  isPaused: boolean;
  onPause: (isPaused: boolean) => void;
  fullScreen: ReturnType<typeof useFullScreen>;
}

/** The wall's time window, pause and resume, its link, and full screen. */
export function WatchControls({
  range,
  onRange,
  isPaused,
  onPause,
  fullScreen,
}: WatchControlsProps): ReactNode {
  const { t } = useLingui();
  const { publicHref } = useLocation();
  const [isRefused, setRefused] = useState(false);
  const { isOn, toggle } = fullScreen;
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
      <Button onClick={() => onPause(!isPaused)}>
        {isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        {isPaused ? <Trans>Resume</Trans> : <Trans>Pause</Trans>}
      </Button>
      {!isOn && (
        <CopyButton
          text={location.origin + publicHref}
          label={t`Copy link`}
          name={t`Copy link to this view`}
          size="md"
          variant="secondary"
        />
      )}
      {toggle !== undefined && (
        <Button
          onClick={() =>
            void toggle().then(
              () => setRefused(false),
              () => setRefused(true),
            )
          }
        >
          {isOn ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
          {isOn ? <Trans>Exit full screen</Trans> : <Trans>Full screen</Trans>}
        </Button>
      )}
      <span role="status" className="empty:hidden">
        {isRefused && !isOn && <Trans>Your browser refused full screen.</Trans>}
      </span>
    </>
  );
}
