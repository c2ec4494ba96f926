import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What the contract's types of add-ons are called. */
const names = new Map<string, MessageDescriptor>([
  ['extra-ip', msg`Additional IPs`],
  ['ip-class', msg`IP class`],
  ['backup', msg`Backup`],
]);

/** The name of a type; `undefined` for one that a later API brings. */
export function addonTypeName(type: string): MessageDescriptor | undefined {
  return names.get(type);
}
