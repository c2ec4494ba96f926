import { operations } from '#api/generated/operations.ts';
import type { OperationId } from '#api/operation.ts';

/**
 * The only table of expected outcomes: 19 operations × 23 faults. Where the design's numbers differ from what the fault
 * alone suggests, they win (no read is retried after a 4xx except 408 and 429).
 *
 * G the gate, once; no more requests · M payment: nothing done, the next try has a new key · S the missing scope is
 * remembered · Z suspended: reported, without blaming the key · N gone: not requested again · D gone already: done ·
 * C conflict · I invalid: nothing done · E reported once, where it happened · B backs off, as long as the API says ·
 * R two silent retries, then reported; cached data stays · V unreadable: reported or left out; cached data stays ·
 * W waits, within its timeout · A accepted: 2xx is enough · U unknown: never resent by itself, settled by reading ·
 * K retried with the same key · KB the same after the wait · P offline: nothing sent, nothing queued · T timed by our
 * own clock, even if it jumps · 1 one at a time · X one across all tabs · J the journal resumes after a reload ·
 * H harmless to repeat
 *
 * A server's page takes samples (getServerStats) on and on: after a failure that is E, V or B it goes on by itself, with
 * the wait doubled, and of several tabs one asks.
 */
export type Code =
  | 'G'
  | 'M'
  | 'S'
  | 'Z'
  | 'N'
  | 'D'
  | 'C'
  | 'I'
  | 'E'
  | 'B'
  | 'R'
  | 'V'
  | 'W'
  | 'A'
  | 'U'
  | 'K'
  | 'KB'
  | 'P'
  | 'T'
  | '1'
  | 'X'
  | 'J'
  | 'H';

const faultNames = [
  '401',
  '402',
  '403s',
  '403z',
  '404',
  '409',
  '400',
  '429',
  '500',
  '502h',
  'empty',
  'ctype',
  'trunc',
  'schema',
  'hang',
  'lost',
  'offl',
  'slow',
  'skew',
  'dbl',
  'tabs',
  'reload',
  'expired',
] as const;
export type FaultName = (typeof faultNames)[number];

const rows: Record<OperationId, string> = {
  getAccount: 'G E S Z E E E B R R V V R V W R P W T 1 H H G',
  listProducts: 'G E S Z E E E B R R V V R V W R P W T 1 H H G',
  listRegions: 'G E S Z E E E B R R V V R V W R P W T 1 H H G',
  listOsTemplates: 'G E S Z E E E B R R V V R V W R P W T 1 H H G',
  getResellerState: 'G E S Z E E E B R R V V R V W R P W T 1 H H G',
  issueAccountSso: 'G E S Z E E I B E E V V V V W H P W T 1 H H G',
  listServers: 'G E S Z E E E B R R V V R V W R P W T 1 H H G',
  deployServer: 'G M S Z I K I KB K K K K K K K K P W T 1 X J G',
  getServer: 'G E S Z N E E B R R V V R V W R P W T 1 H H G',
  terminateServer: 'G E S Z D C I B U U A A A A U U P W T 1 X J G',
  getServerCredentials: 'G E S Z N E E B E E V V E V W E P W T 1 H H G',
  getServerStats: 'G E S Z N E E B B B V V B V W B P W T 1 H H G',
  renameServer: 'G E S Z N C I B R R A A A A R R P W H 1 C H G',
  listServerAddons: 'G E S Z N E E B R R V V R V W R P W T 1 H H G',
  purchaseServerAddon: 'G M S Z N U U B U U U U U U U U P W T 1 X J G',
  serverPowerAction: 'G E S Z N C E B U U A A A A U U P W H 1 X J G',
  reinstallServer: 'G E S Z N K I KB K K A A A A K K P W T 1 X J G',
  resetServerPassword: 'G E S Z N C E B U U U U U U U U P W H 1 X J G',
  issueServerSso: 'G E S Z N E I B E E V V V V W H P W T 1 H H G',
};

export interface Cell {
  readonly operation: OperationId;
  readonly fault: FaultName;
  readonly code: Code;
}

export const cells: readonly Cell[] = operations.flatMap(({ operationId: operation }) =>
  rows[operation].split(' ').map((code, column) => {
    const fault = faultNames[column];
    if (fault === undefined) throw new Error(`${operation} has too many codes`);
    return { operation, fault, code: code as Code }; // a code of the table above: the matrix test fails on others
  }),
);

/** The table as text: each cell's code, with its mark in front. */
export function tableOf(markOf: (cell: Cell) => string): string {
  const names = operations.map(({ operationId }) => operationId);
  const first = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => {
    const row = cells.filter(({ operation }) => operation === name);
    return [name.padEnd(first), ...row.map((cell) => `${markOf(cell)}${cell.code}`.padStart(6))].join('');
  });
  return [[''.padEnd(first), ...faultNames.map((name) => name.padStart(6))].join(''), ...lines].join('\n');
}
