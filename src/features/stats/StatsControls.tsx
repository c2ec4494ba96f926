import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button, IconButton } from '#ui/Button.tsx';
import { Select } from '#ui/Select.tsx';
import { intervals, readStatsView, type StatsView, windows, writeStatsView } from './statsView.ts';
import type { ShownStats } from './TakeAlong.tsx';

interface StatsControlsProps {
  view: StatsView;
  onView: (view: StatsView) => void;
  /** What can be taken along; `undefined` if there are no samples. */
  stats: ShownStats | undefined;
}

/** More than 5 kB, which most visits never need. */
const TakeAlong = lazy(() => import('./TakeAlong.tsx'));

/** The button with the menu of what can be taken along: a picture, a text, the samples. */
function Export({ stats }: Pick<StatsControlsProps, 'stats'>): ReactNode {
  const { t } = useLingui();
  const [menu, setMenu] = useState<{ readonly anchor: HTMLElement; readonly isOpen: boolean }>();
  return (
    <>
      <IconButton
        label={t`Export`}
        icon={<Download aria-hidden="true" />}
        aria-haspopup="menu"
        aria-expanded={menu?.isOpen === true}
        disabledReason={stats === undefined ? t`No samples yet.` : undefined}
        onClick={({ currentTarget }) => setMenu({ anchor: currentTarget, isOpen: true })}
      />
      {menu !== undefined && stats !== undefined && (
        <Suspense>
          <TakeAlong {...menu} stats={stats} onClose={() => setMenu({ ...menu, isOpen: false })} />
        </Suspense>
      )}
    </>
  );
}

/** The choice of time window and interval, pause and resume, and the export. */
export function StatsControls({ view, onView, stats }: StatsControlsProps): ReactNode {
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
      <Export stats={stats} />
    </>
  );
}
