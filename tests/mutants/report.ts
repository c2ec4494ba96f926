import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Outcome = 'killed' | 'timedOut' | 'survived' | 'notReached';

/** Lines and columns count from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Result {
  /** From the root. */
  readonly file: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement: string;
  readonly outcome: Outcome;
}

/** The share of its mutants that each folder's tests must kill. */
const goal = 0.9;

const isDead = ({ outcome }: Result): boolean => outcome === 'killed' || outcome === 'timedOut';

const oneLine = (code: string): string => code.replaceAll(/\s+/g, ' ').slice(0, 80);

/** What was changed and how, in a line. */
function nameOf({ location: { start, end }, replacement, outcome }: Result, code: readonly string[]): string {
  const taken = code.slice(start.line, end.line + 1);
  const last = taken.length - 1;
  const original = taken
    .map((text, index) => text.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join(' ');
  const mark = outcome === 'notReached' ? '?' : ' ';
  return `  ${mark} ${start.line + 1}:${start.column + 1}  ${oneLine(original)}  →  ${oneLine(replacement)}`;
}

/** What lives on, file by file, and how much was killed in each folder. */
export function report(
  results: readonly Result[],
  folders: readonly string[],
): { readonly text: string; readonly isEnough: boolean } {
  const lines: string[] = [];
  for (const [file, own] of Map.groupBy(results, (result) => result.file)) {
    const alive = own.filter((result) => !isDead(result));
    if (alive.length === 0) continue;
    const code = readFileSync(join(import.meta.dirname, '../..', file), 'utf8').split('\n');
    lines.push(`\n${file}: ${own.length - alive.length} of ${own.length}`);
    lines.push(...alive.map((result) => nameOf(result, code)));
  }
  lines.push('\n? reached by no unit test\n');
  let isEnough = true;
  for (const folder of folders) {
    const own = results.filter(({ file }) => file.startsWith(`${folder}/`));
    if (own.length === 0) continue;
    const count = (outcome: Outcome): number => own.filter((result) => result.outcome === outcome).length;
    const share = own.filter(isDead).length / own.length;
    isEnough &&= share >= goal;
    lines.push(
      `${folder}: ${(share * 100).toFixed(1)} % of ${own.length} killed, ${count('timedOut')} of them by time; ` +
        `${count('survived')} survived, ${count('notReached')} not reached`,
    );
  }
  return { text: lines.join('\n'), isEnough };
}
