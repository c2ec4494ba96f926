import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import Disc from 'lucide-react/icons/disc-3';
import Play from 'lucide-react/icons/play';
import Plus from 'lucide-react/icons/plus';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import type { ReactNode } from 'react';
import type { ChartMark } from './chartMarks.ts';

type Words = Record<ChartMark['action'], MessageDescriptor>;

const words: Record<ChartMark['outcome'], Words> = {
  requested: {
    start: msg`Start requested`,
    stop: msg`Stop requested`,
    reboot: msg`Reboot requested`,
    reinstall: msg`Reinstall requested`,
    buyAddon: msg`Add-on requested`,
  },
  done: {
    start: msg`Started`,
    stop: msg`Stopped`,
    reboot: msg`Rebooted`,
    reinstall: msg`Reinstalled`,
    buyAddon: msg`Add-on bought`,
  },
  unknown: {
    start: msg`Start, outcome unknown`,
    stop: msg`Stop, outcome unknown`,
    reboot: msg`Reboot, outcome unknown`,
    reinstall: msg`Reinstall, outcome unknown`,
    buyAddon: msg`Add-on, outcome unknown`,
  },
};

/** Returns a function that says what a mark stands for: "Reboot requested". */
export function useMarkWords(): (mark: ChartMark) => string {
  const { t } = useLingui();
  return ({ action, outcome }) => t(words[outcome][action]);
}

/** The same icons as on the buttons. */
const icons: Record<ChartMark['action'], ReactNode> = {
  start: <Play aria-hidden="true" />,
  stop: <Square aria-hidden="true" />,
  reboot: <RotateCcw aria-hidden="true" />,
  reinstall: <Disc aria-hidden="true" />,
  buyAddon: <Plus aria-hidden="true" />,
};

export const markIcon = ({ action }: ChartMark): ReactNode => icons[action];
