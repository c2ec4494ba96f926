import type { OperationId } from '#api/operation.ts';
import type { Fault } from '#sandbox/faults.ts';
import type { FaultName } from './cells.ts';
import type { Check } from './ends.ts';
import { foundByLabel } from './keyedEnds.ts';
import { refusal } from './provoke.ts';
import { boughtThoughRefused } from './unkeyedEnds.ts';

interface OtherWay {
  readonly operation: OperationId;
  /** The column of the table whose end it comes to. */
  readonly fault: FaultName;
  readonly what: string;
  readonly way: Fault;
  /** Where it comes to an end of its own. */
  readonly ends?: Check;
}

const page = { body: '<h1>Bad gateway', contentType: 'text/html' };

/** What may happen to any write on the way, beyond what its cells have. */
const onTheWay: readonly Pick<OtherWay, 'fault' | 'what' | 'way'>[] = [
  { fault: 'lost', what: 'closed before the change', way: { socket: 'close-before' } },
  { fault: 'lost', what: 'reset before the change', way: { socket: 'reset-before' } },
  { fault: 'lost', what: 'closed after the change', way: { socket: 'close-after' } },
  { fault: 'lost', what: 'cut in the middle of the answer', way: { socket: 'cut' } },
  { fault: '500', what: 'before the change', way: refusal(500, 'Database is down') },
  { fault: '502h', what: 'after the change', way: { ...page, status: 502, after: true } },
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

/** Faults of the same kind as a cell's own, which come to the same end. */
export const otherWays: readonly OtherWay[] = [
  ...writes.flatMap((operation) => onTheWay.map((one) => ({ operation, ...one }))),
  {
    operation: 'deployServer',
    fault: '500',
    what: 'four times, after the change',
    way: { status: 500, after: true },
    ends: foundByLabel,
  },
  {
    operation: 'purchaseServerAddon',
    fault: '400',
    what: 'without a word, after the change',
    way: { status: 400, body: '', after: true },
    ends: boughtThoughRefused,
  },
  {
    operation: 'purchaseServerAddon',
    fault: '400',
    what: 'without a word',
    way: { status: 400, body: '' },
  },
  {
    operation: 'purchaseServerAddon',
    fault: '400',
    what: 'as a duplicate that does not show',
    way: refusal(400, 'An add-on of this type is active'),
  },
  {
    operation: 'purchaseServerAddon',
    fault: '402',
    what: 'without a word',
    way: { status: 402, body: '' },
  },
  {
    operation: 'resetServerPassword',
    fault: 'schema',
    what: 'success without a password',
    way: { body: { success: true } },
  },
  {
    operation: 'resetServerPassword',
    fault: 'schema',
    what: 'success with a password that is none',
    way: { body: { success: true, password: 71 } },
  },
  {
    operation: 'resetServerPassword',
    fault: 'schema',
    what: 'the word “false”',
    way: { body: { success: 'false' }, after: false },
  },
  {
    operation: 'terminateServer',
    fault: 'empty',
    what: 'half an answer',
    way: { body: '{"message":' },
  },
];
