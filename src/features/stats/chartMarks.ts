import type { ActivityAction, ActivityLine, ActivityOutcome } from '#operations/writes/activityLog.ts';
import { useActivity } from '#operations/writes/activityLog.ts';

/**
 * Actions that may show in a server's load, with the outcomes to mark. The API accepts all but a purchase for later; what
 * was refused or never sent changed nothing.
 */
const outcomes = {
  start: ['requested', 'unknown'],
  stop: ['requested', 'unknown'],
  reboot: ['requested', 'unknown'],
  reinstall: ['requested', 'unknown'],
  buyAddon: ['done', 'unknown'],
} as const satisfies Partial<Record<ActivityAction, readonly ActivityOutcome[]>>;

type MarkedAction = keyof typeof outcomes;
export type OutcomeOf<Action extends MarkedAction> = (typeof outcomes)[Action][number];

/** Something done to the server in this tab that may show in its load. */
export type ChartMark = {
  [Action in MarkedAction]: {
    /** Milliseconds since 1970 UTC. */
    readonly at: number;
    readonly action: Action;
    readonly outcome: OutcomeOf<Action>;
  };
}[MarkedAction];

const isMarked = (action: ActivityAction): action is MarkedAction => Object.hasOwn(outcomes, action);
const isMark = (mark: Pick<ActivityLine, 'at' | 'action' | 'outcome'>): mark is ChartMark =>
  isMarked(mark.action) && outcomes[mark.action].some((outcome) => outcome === mark.outcome);

/**
 * A server's marks, oldest first, from lines that are newest first. An unknown outcome that was settled later is one mark,
 * at the time when it was tried; none if it wasn't done.
 */
export function marksOf(lines: readonly ActivityLine[], serverId: string): readonly ChartMark[] {
  const marks: ChartMark[] = [];
  /** The settled outcomes of later lines that still look for their first try. */
  const settled: ActivityLine[] = [];
  for (const line of lines) {
    const { at, action, outcome, details } = line;
    if (line.serverId !== serverId || !isMarked(action)) continue;
    const mark = { at, action, outcome };
    if (outcome === 'unknown') {
      const index = settled.findIndex((one) => one.action === action && one.details === details);
      const [later] = index === -1 ? [] : settled.splice(index, 1);
      if (later === undefined) {
        if (isMark(mark)) marks.push(mark);
      } else if (later.outcome === 'done') {
        const found = marks.findIndex((one) => one.at === later.at && one.action === action);
        const done = { ...mark, outcome: later.outcome };
        if (isMark(done)) marks[found] = done;
      }
      continue;
    }
    if (isMark(mark)) marks.push(mark);
    if (outcome === 'done' || outcome === 'notDone') settled.push(line);
  }
  return marks.toSorted((one, other) => one.at - other.at);
}

/** The marks within a time, oldest first. */
export const marksWithin = (marks: readonly ChartMark[], from: number, to: number): readonly ChartMark[] =>
  marks.filter(({ at }) => at >= from && at <= to);

/** All marks of a server that are known, oldest first. */
export function useChartMarks(serverId: string): readonly ChartMark[] {
  return marksOf(useActivity(), serverId);
}

/** Marks that are so near to each other that they are shown as one. */
export interface MarkGroup {
  /** Where in the window it stands, from 0 to 1. */
  readonly place: number;
  /** At least one, oldest first. */
  readonly marks: readonly [ChartMark, ...ChartMark[]];
}

/** Marks nearer than this to the first of a group would cover each other in the narrowest chart. */
const groupWidth = 0.075;

/** Groups a window's marks, oldest first. */
export function groupMarks(marks: readonly ChartMark[], from: number, to: number): readonly MarkGroup[] {
  const groups: { place: number; marks: [ChartMark, ...ChartMark[]] }[] = [];
  for (const mark of marks) {
    const place = (mark.at - from) / (to - from);
    const last = groups.at(-1);
    if (last !== undefined && place - last.place < groupWidth) last.marks.push(mark);
    else groups.push({ place, marks: [mark] });
  }
  return groups;
}
