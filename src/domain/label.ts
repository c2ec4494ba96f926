import { shortOsFamily } from './osTemplates.ts';
import type { Server } from './server.ts';

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

/** No letters or digits that are taken for one another, and no vowels, which would make words. */
const letters = '23456789bcdfghjkmnpqrstvwxz';

/**
 * A label for a server whose owner gave it none, readable and told apart from all others: "ubuntu-k7m2q9". A server that
 * the API had named itself could not be found again after a lost answer.
 * @param randomBytes at least six
 */
export function suggestLabel(osTemplateId: string, randomBytes: Uint8Array): string {
  const family = shortOsFamily(osTemplateId)
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 20);
  const tail = Array.from(randomBytes.subarray(0, 6), (byte) => letters[byte % letters.length]).join('');
  return `${family === '' ? 'server' : family}-${tail}`;
}

const hostnamePart = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether a text is a host name by RFC 1123: dot-separated parts of 1 to 63 letters, digits and inner hyphens,
 * 253 characters in all. No trailing dot, no underscore.
 */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => hostnamePart.test(part));
}

type Named = Pick<Server, 'id' | 'label' | 'status'>;

/**
 * Labels that a person can read and type as they stand: visible ASCII with single spaces between. Anything else may
 * look like another label, or can't be typed at all. No longer than the provider's own labels.
 */
const typeable = /^(?=.{1,64}$)[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

const sameToTheEye = (label: string): string => label.trim().toLowerCase();

/**
 * What has to be typed before a server is reinstalled or terminated: its label, or the last six characters of its id
 * where the label is empty, can deceive, or is also that of another server that still exists.
 * @param fleet every server of the account; `undefined` where it can't be read, so that a label may be shared
 */
export function confirmationWord(server: Named, fleet: readonly Named[] | undefined): string {
  const label = sameToTheEye(server.label);
  const isShared =
    fleet?.some(
      (other) =>
        other.id !== server.id && other.status !== 'terminated' && sameToTheEye(other.label) === label,
    ) ?? true;
  return isShared || !typeable.test(server.label) ? server.id.slice(-6) : server.label;
}

/** Whether what was typed is the word; space around it is a slip of the hand. */
export function isConfirmed(typed: string, word: string): boolean {
  return typed.trim() === word;
}
