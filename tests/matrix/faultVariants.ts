import type { OperationId } from '#api/operation.ts';
import type { Fault } from '#sandbox/faults.ts';
import type { FaultName } from './cells.ts';
import type { Check } from './sharedChecks.ts';
import { foundByLabel } from './keyedWriteChecks.ts';
import { refusal } from './apiFaults.ts';
import { boughtThoughRefused } from './unkeyedWriteChecks.ts';

interface FaultVariant {
  readonly operation: OperationId;
  /** The column of the table whose outcome it shares. */
  readonly fault: FaultName;
  readonly what: string;
  readonly variant: Fault;
  /** Given if the outcome differs from the column. */
  readonly ownCheck?: Check;
}

const htmlPage = { body: '<h1>Bad gateway', contentType: 'text/html' };

/** Faults that any write may meet in transit, beyond those of its cells. */
const transportFaults: readonly Pick<FaultVariant, 'fault' | 'what' | 'variant'>[] = [
  { fault: 'lost', what: 'closed before the change', variant: { socket: 'close-before' } },
  { fault: 'lost', what: 'reset before the change', variant: { socket: 'reset-before' } },
  { fault: 'lost', what: 'closed after the change', variant: { socket: 'close-after' } },
  { fault: 'lost', what: 'cut in the middle of the answer', variant: { socket: 'cut' } },
  { fault: '500', what: 'before the change', variant: refusal(500, 'Database is down') },
  { fault: '502h', what: 'after the change', variant: { ...htmlPage, status: 502, after: true } },
];

const writes: readonly OperationId[] = [
  'deployServer',
  'reinstallServer',
  'terminateServer',
  'renameServer',
  'serverPowerAction',
  'purchaseServerAddon',
  'resetServerPassword',
];

/** Variants of the cells' own faults, with the same outcomes unless a check is given. */
export const faultVariants: readonly FaultVariant[] = [
  ...writes.flatMap((operation) => transportFaults.map((one) => ({ operation, ...one }))),
  {
    operation: 'deployServer',
    fault: '500',
    what: 'four times, after the change',
    variant: { status: 500, after: true },
    ownCheck: foundByLabel,
  },
  {
    operation: 'purchaseServerAddon',
    fault: '400',
    what: 'without a word, after the change',
    variant: { status: 400, body: '', after: true },
    ownCheck: boughtThoughRefused,
  },
  {
    operation: 'purchaseServerAddon',
    fault: '400',
    what: 'without a word',
    variant: { status: 400, body: '' },
  },
  {
    operation: 'purchaseServerAddon',
    fault: '400',
    what: 'as a duplicate that does not show',
    variant: refusal(400, 'An add-on of this type is active'),
  },
  {
    operation: 'purchaseServerAddon',
    fault: '402',
    what: 'without a word',
    variant: { status: 402, body: '' },
  },
  {
    operation: 'resetServerPassword',
    fault: 'schema',
    what: 'success without a password',
    variant: { body: { success: true } },
  },
  {
    operation: 'resetServerPassword',
    fault: 'schema',
    what: 'success with a password that is none',
    variant: { body: { success: true, password: 71 } },
  },
  {
    operation: 'resetServerPassword',
    fault: 'schema',
    what: 'the word “false”',
    variant: { body: { success: 'false' }, after: false },
  },
  {
    operation: 'terminateServer',
    fault: 'empty',
    what: 'half an answer',
    variant: { body: '{"message":' },
  },
];
