import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '#ui/Button.tsx';
import { Select } from '#ui/Select.tsx';
import { intervals, readStatsView, type StatsView, windows, writeStatsView } from './statsView.ts';

interface StatsControlsProps {
  view: StatsView;
  onView: (view: StatsView) => void;
  /** Downloads the samples in view; `undefined` if there are no samples. */
  onExport: (() => void) | undefined;
}

/** The choice of time window and interval, pause and resume, and the CSV export. */
export function StatsControls({ view, onView, onExport }: StatsControlsProps): ReactNode {
  const { t } = useLingui();
  const isPaused = view.interval === 'off';
  const [chosen, setChosen] = useState(view.interval === 'off' ? undefined : view.interval);
  const change = (part: { window?: string; interval?: string }): void =>
    onView(readStatsView({ ...writeStatsView(view), ...part }));
  return (
    <>
      <Select
        label={t`Time range`}
        labelHidden
        className="w-36"
        value={String(view.window)}
        onChange={({ currentTarget: { value } }) => change({ window: value })}
      >
        {windows.map((window) => (
          <option key={window} value={String(window)}>
            {window === 'all' ? t`All` : t`Last ${window} min`}
          </option>
        ))}
      </Select>
      <Select
        label={t`Interval`}
        labelHidden
        className="w-32"
        value={String(view.interval)}
        onChange={({ currentTarget: { value } }) => {
          const { interval } = readStatsView({ interval: value });
          if (interval !== 'off') setChosen(interval);
          change({ interval: value });
        }}
      >
        {intervals.map((interval) => (
          <option key={interval} value={String(interval)}>
            {t`Every ${interval} s`}
          </option>
        ))}
        <option value="off">{t`Off`}</option>
      </Select>
      <Button onClick={() => change({ interval: isPaused ? String(chosen ?? '') : 'off' })}>
        {isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        {isPaused ? <Trans>Resume</Trans> : <Trans>Pause</Trans>}
      </Button>
      <IconButton
        label={t`Export shown samples as CSV`}
        icon={<Download aria-hidden="true" />}
        disabledReason={onExport === undefined ? t`No samples yet.` : undefined}
        onClick={onExport}
      />
    </>
  );
}
