import { shortOsFamily } from './osTemplates.ts';
import type { Server } from './server.ts';

/**
 * A server's label: 1 to 64 letters, digits, spaces, `-` and `_`, starting with a letter or digit.
 * The provider's own client enforces this; the contract only says "string".
 */
const allowed = /^[A-Za-z0-9 _-]*$/;
const beginning = /^[A-Za-z0-9]/;

export const longestLabel = 64;

/** Why a text is not a valid label: the first rule that it breaks. */
export type LabelProblem = 'empty' | 'characters' | 'beginning' | 'length';

/** Why a text is not a valid label, also while the user is still typing; `undefined` where it is valid. */
export function labelProblem(text: string): LabelProblem | undefined {
  if (text === '') return 'empty';
  if (!allowed.test(text)) return 'characters';
  if (!beginning.test(text)) return 'beginning';
  return text.length > longestLabel ? 'length' : undefined;
}

export function isLabel(text: string): boolean {
  return labelProblem(text) === undefined;
}

/** Without letters and digits that are mistaken for one another, and without vowels, which would form words. */
const letters = '23456789bcdfghjkmnpqrstvwxz';

/**
 * A readable, distinct label for a server that the user did not name: "ubuntu-k7m2q9". If the API named the server, the
 * app could not find it again after a lost response.
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
 * Labels that the user can read and type exactly: visible ASCII, with single spaces between. Any other label may look
 * like a different one, or may be impossible to type. At most as long as the provider's own labels.
 */
const typeable = /^(?=.{1,64}$)[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

const normalizeLabel = (label: string): string => label.trim().toLowerCase();

/**
 * What the user must type before a server is reinstalled or terminated: its label, or the last six characters of its
 * id where the label is empty, is misleading or hard to type, or is shared with another server that still exists.
 * @param fleet every server of the account; `undefined` where it can't be read: the label then counts as shared
 */
export function confirmationWord(server: Named, fleet: readonly Named[] | undefined): string {
  const label = normalizeLabel(server.label);
  const isShared =
    fleet?.some(
      (other) =>
        other.id !== server.id && other.status !== 'terminated' && normalizeLabel(other.label) === label,
    ) ?? true;
  return isShared || !typeable.test(server.label) ? server.id.slice(-6) : server.label;
}

/** Whether the user typed the word. Ignores surrounding spaces, which are typing slips. */
export function isConfirmed(typed: string, word: string): boolean {
  return typed.trim() === word;
}
