import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Outcome = 'killed' | 'timedOut' | 'survived' | 'notReached';

/** Lines and columns count from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Result {
  /** Relative to the root. */
  readonly file: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement: string;
  readonly outcome: Outcome;
}

/** The share of each folder's mutants that the tests must kill. */
const goal = 0.9;

const isDead = ({ outcome }: Result): boolean => outcome === 'killed' || outcome === 'timedOut';

const oneLine = (code: string): string => code.replaceAll(/\s+/g, ' ').slice(0, 80);

/** One line that shows where the code was changed, and how. */
function nameOf({ location: { start, end }, replacement, outcome }: Result, code: readonly string[]): string {
  const taken = code.slice(start.line, end.line + 1);
  const last = taken.length - 1;
  const original = taken
    .map((text, index) => text.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join(' ');
  const mark = outcome === 'notReached' ? '?' : ' ';
  return `  ${mark} ${start.line + 1}:${start.column + 1}  ${oneLine(original)}  →  ${oneLine(replacement)}`;
}

/** The surviving mutants, file by file, and the share killed in each folder. */
export function report(
  results: readonly Result[],
  folders: readonly string[],
): { readonly text: string; readonly isEnough: boolean } {
  const lines: string[] = [];
  for (const [file, inFile] of Map.groupBy(results, (result) => result.file)) {
    const alive = inFile.filter((result) => !isDead(result));
    if (alive.length === 0) continue;
    const code = readFileSync(join(import.meta.dirname, '../..', file), 'utf8').split('\n');
    lines.push(`\n${file}: ${inFile.length - alive.length} of ${inFile.length}`);
    lines.push(...alive.map((result) => nameOf(result, code)));
  }
  lines.push('\n? reached by no unit test\n');
  let isEnough = true;
  for (const folder of folders) {
    const inFolder = results.filter(({ file }) => file.startsWith(`${folder}/`));
    if (inFolder.length === 0) continue;
    const count = (outcome: Outcome): number =>
      inFolder.filter((result) => result.outcome === outcome).length;
    const share = inFolder.filter(isDead).length / inFolder.length;
    isEnough &&= share >= goal;
    lines.push(
      `${folder}: ${(share * 100).toFixed(1)} % of ${inFolder.length} killed, ${count('timedOut')} of them by time; ` +
        `${count('survived')} survived, ${count('notReached')} not reached`,
    );
  }
  return { text: lines.join('\n'), isEnough };
}
