import { useLingui } from '@lingui/react/macro';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import { useReceiptText } from '#operations/purchase/useReceiptText.ts';
import type { ActivityLine } from '#operations/writes/activityLog.ts';
import type { SpokenLine } from './activityExport.ts';
import { actionWords, outcomeLooks } from './activityWords.ts';

/** The lines in the words of this language and brand. */
export function useSpokenLines(lines: readonly ActivityLine[]): readonly SpokenLine[] {
  const { t } = useLingui();
  const brand = useBrand();
  const { line: receiptLine } = useReceiptText();
  return lines.map((line) => ({
    line,
    action: t(actionWords[line.action]),
    outcome: t(outcomeLooks[line.outcome].word),
    words: serverWords(line, brand),
    details: line.receipt === undefined ? line.details : receiptLine(line.receipt),
  }));
}
