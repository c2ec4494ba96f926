/**
 * A server's label: 1 to 64 letters, digits, spaces, `-` and `_`, starting with a letter or digit.
 * The provider's own client holds labels to this; the contract itself only says "string".
 */
const allowed = /^[A-Za-z0-9 _-]*$/;
const beginning = /^[A-Za-z0-9]/;

export const longestLabel = 64;

/** What keeps a text from being a label; the first that applies. */
export type LabelProblem = 'empty' | 'characters' | 'beginning' | 'length';

/** Why a text is no label, also while it is still being typed; `undefined` where it is one. */
export function labelProblem(text: string): LabelProblem | undefined {
  if (text === '') return 'empty';
  if (!allowed.test(text)) return 'characters';
  if (!beginning.test(text)) return 'beginning';
  return text.length > longestLabel ? 'length' : undefined;
}

export function isLabel(text: string): boolean {
  return labelProblem(text) === undefined;
}
