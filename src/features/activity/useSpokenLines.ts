import { useLingui } from '@lingui/react/macro';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import type { ActivityLine } from '#operations/activityLog.ts';
import type { SpokenLine } from './activityExport.ts';
import { actionWords, outcomeLooks } from './activityWords.ts';

/** The lines in the words of this language and brand. */
export function useSpokenLines(lines: readonly ActivityLine[]): readonly SpokenLine[] {
  const { t } = useLingui();
  const brand = useBrand();
  return lines.map((line) => ({
    line,
    action: t(actionWords[line.action]),
    outcome: t(outcomeLooks[line.outcome].word),
    words: serverWords(line, brand),
  }));
}
