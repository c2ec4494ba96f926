import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import Maximize from 'lucide-react/icons/maximize';
import Minimize from 'lucide-react/icons/minimize';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { type ReactNode, useState } from 'react';
import { useOnline } from '#api/online.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useWatchInterval } from '#shared/samples/sampler.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Select } from '#ui/Select.tsx';
import type { useFullScreen } from '#ui/useFullScreen.ts';
import { type StatsWindow, windows } from './statsView.ts';

interface PaceProps {
  /** How many of the servers run; `undefined` while that is not known. */
  running: number | undefined;
  isPaused: boolean;
  /** Whether the key may not read statistics, which is said elsewhere. */
  isRefused: boolean;
}

/** How often samples are taken, or why none are now. */
export function Pace({ running, isPaused, isRefused }: PaceProps): ReactNode {
  const formats = useFormats();
  const interval = useWatchInterval(running ?? 0);
  const isOnline = useOnline();
  // Rounded, so that it doesn't change with each request that something else sends.
  const step = interval < 10_000 ? 1_000 : 5_000;
  const about = formats.duration(Math.round(interval / step) * step);
  const isLive = !isPaused && isOnline;
  return (
    <p className="text-muted">
      {/* Only why nothing is sampled is announced: the pace need not be, whenever it changes. */}
      <span role="status">
        {!isOnline && <Trans>You’re offline. Sampling goes on once you’re connected.</Trans>}
        {isPaused && isOnline && <Trans>Paused. Nothing is requested until you resume.</Trans>}
      </span>
      {isLive && !isRefused && running !== undefined && running > 0 && (
        <Plural
          value={running}
          one={`# running server, about every ${about}`}
          other={`# running servers, each about every ${about}`}
        />
      )}
      {isLive && running === 0 && <Trans>None of them is running.</Trans>}
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
        <Button onClick={() => void toggle().catch(() => setRefused(true))}>
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
