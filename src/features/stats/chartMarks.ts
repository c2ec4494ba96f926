import type { ActivityAction, ActivityLine, ActivityOutcome } from '#operations/writes/activityLog.ts';
import { useActivity } from '#operations/writes/activityLog.ts';

/** Something done here to the server that may show in its load. */
export interface ChartMark {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly action: Extract<ActivityAction, 'start' | 'stop' | 'reboot' | 'reinstall' | 'buyAddon'>;
  readonly outcome: Extract<ActivityOutcome, 'requested' | 'done' | 'unknown'>;
}

const marked: readonly string[] = [
  'start',
  'stop',
  'reboot',
  'reinstall',
  'buyAddon',
] satisfies ChartMark['action'][];
const isMarked = (action: ActivityAction): action is ChartMark['action'] => marked.includes(action);

/**
 * A server's marks, oldest first, from lines that are newest first. What was refused or never sent changed nothing. An
 * unknown outcome that was settled later is one mark, at the time when it was tried; none if it wasn't done.
 */
export function marksOf(lines: readonly ActivityLine[], serverId: string): readonly ChartMark[] {
  const marks: ChartMark[] = [];
  /** The settled outcomes of later lines that still look for their first try. */
  const settled: ActivityLine[] = [];
  for (const line of lines) {
    const { at, action, outcome, details } = line;
    if (line.serverId !== serverId || !isMarked(action)) continue;
    if (outcome === 'unknown') {
      const index = settled.findIndex((one) => one.action === action && one.details === details);
      const [later] = index === -1 ? [] : settled.splice(index, 1);
      if (later === undefined) marks.push({ at, action, outcome });
      else if (later.outcome === 'done') {
        const mark = marks.findIndex((one) => one.at === later.at && one.action === action);
        marks[mark] = { at, action, outcome: 'done' };
      }
    } else if (outcome === 'requested' || outcome === 'done') {
      marks.push({ at, action, outcome });
      if (outcome === 'done') settled.push(line);
    } else if (outcome === 'notDone') settled.push(line);
  }
  return marks.toSorted((one, other) => one.at - other.at);
}

/** The marks within a time, oldest first. */
export const marksWithin = (marks: readonly ChartMark[], from: number, to: number): readonly ChartMark[] =>
  marks.filter(({ at }) => at >= from && at <= to);

/** The server's marks within a time, in milliseconds since 1970 UTC; without one, all that are known. Oldest first. */
export function useChartMarks(serverId: string, from = -Infinity, to = Infinity): readonly ChartMark[] {
  return marksWithin(marksOf(useActivity(), serverId), from, to);
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
