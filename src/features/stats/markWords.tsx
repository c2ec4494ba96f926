import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import Disc from 'lucide-react/icons/disc-3';
import Play from 'lucide-react/icons/play';
import Plus from 'lucide-react/icons/plus';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import type { ReactNode } from 'react';
import type { ChartMark, OutcomeOf } from './chartMarks.ts';

const words: { [Action in ChartMark['action']]: Record<OutcomeOf<Action>, MessageDescriptor> } = {
  start: { requested: msg`Start requested`, unknown: msg`Start, outcome unknown` },
  stop: { requested: msg`Stop requested`, unknown: msg`Stop, outcome unknown` },
  reboot: { requested: msg`Reboot requested`, unknown: msg`Reboot, outcome unknown` },
  reinstall: { requested: msg`Reinstall requested`, unknown: msg`Reinstall, outcome unknown` },
  buyAddon: { done: msg`Add-on bought`, unknown: msg`Add-on, outcome unknown` },
};

function wordsOf(mark: ChartMark): MessageDescriptor {
  return mark.action === 'buyAddon' ? words.buyAddon[mark.outcome] : words[mark.action][mark.outcome];
}

/** Returns a function that says what a mark stands for: "Reboot requested". */
export function useMarkWords(): (mark: ChartMark) => string {
  const { t } = useLingui();
  return (mark) => t(wordsOf(mark));
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
