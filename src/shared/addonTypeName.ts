import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Names of the contract's add-on types. */
const names = new Map<string, MessageDescriptor>([
  ['extra-ip', msg`Additional IPs`],
  ['ip-class', msg`IP class`],
  ['backup', msg`Backup`],
]);

/** The name of a type; `undefined` for a type added by a later API. */
export function addonTypeName(type: string): MessageDescriptor | undefined {
  return names.get(type);
}
