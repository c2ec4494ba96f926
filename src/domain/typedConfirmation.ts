import type { Server } from './server.ts';

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
