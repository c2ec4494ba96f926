import { expect } from 'vitest';
import type { OperationId } from '#api/operation.ts';
import type { Fault } from '#sandbox/faults.ts';
import { pass } from './clockDriver.ts';
import { expectGoesOn } from './ends.ts';
import type { Trial } from './trial.ts';

/**
 * Writes that are refused, before the change or after it: as when the browser sends a request twice by itself and the
 * second copy is refused, since the first was carried out.
 */
export interface Refusal {
  readonly operation: OperationId;
  readonly status: number;
  readonly form: keyof typeof forms;
  readonly isMade: boolean;
  /** What was created in the last minute is not in the list yet. */
  readonly isListLate: boolean;
}

const forms = {
  'in the API’s form': (status: number) => ({ message: 'No', statusCode: status }),
  'as HTML': () => '<!doctype html><h1>Blocked',
  empty: () => '',
};

const writes = [
  'deployServer',
  'reinstallServer',
  'terminateServer',
  'purchaseServerAddon',
  'renameServer',
  'serverPowerAction',
  'resetServerPassword',
] as const satisfies readonly OperationId[];
const statuses = [400, 401, 402, 403, 404, 409, 422, 429, 500, 502];

export const refusals: readonly Refusal[] = writes.flatMap((operation) =>
  statuses.flatMap((status) =>
    (Object.keys(forms) as Refusal['form'][])
      // A key that the API itself refuses is the gate's.
      .filter((form) => status !== 401 || form !== 'in the API’s form')
      .flatMap((form) =>
        [true, false].flatMap((isMade) =>
          // The list matters only to what it alone shows.
          (operation === 'deployServer' ? [false, true] : [false]).map((isListLate) => ({
            operation,
            status,
            form,
            isMade,
            isListLate,
          })),
        ),
      ),
  ),
);

const contentTypes: Partial<Record<Refusal['form'], string>> = { 'as HTML': 'text/html' };

function faultOf({ status, form, isMade }: Refusal): Fault {
  const contentType = contentTypes[form];
  return {
    status,
    body: forms[form](status),
    after: isMade,
    ...(contentType !== undefined && { contentType }),
  };
}

/** A refusal of the write itself, by the API; of others the app may try again, or knows nothing. */
function isPlain({ status, form }: Refusal): boolean {
  const isOfApi = form === 'in the API’s form' || (form === 'empty' && (status === 400 || status === 402));
  return isOfApi && status < 500 && status !== 409 && status !== 429;
}

/** Costs, wipes or destroys, and can be read afterwards. */
const isRead = ({ operation }: Refusal): boolean =>
  ['deployServer', 'reinstallServer', 'terminateServer', 'purchaseServerAddon'].includes(operation);

/** Nothing is told that is not so, nothing done twice, and what nobody knows stays open. */
export async function expectTruth(trial: Trial, refusal: Refusal): Promise<void> {
  const { operation, isMade, isListLate } = refusal;
  if (isListLate) await trial.orderFor('listServers', { lagMs: 60_000 }, 99);
  // As often as the app asks by itself.
  await trial.order(faultOf(refusal), 4);
  const { state } = await trial.ask();
  await trial.order({}, 0);
  await pass(45_000);

  if (refusal.form !== 'in the API’s form') {
    const { page } = trial.tab;
    expect(page.currentSession().state, 'taught nothing of the key').toBe('open');
    expect(page.knownScope('servers:write'), 'taught nothing of its scopes').not.toBe('denied');
    expect(page.knownScope('servers:destroy'), 'taught nothing of its scopes').not.toBe('denied');
  }
  const commits = await trial.commits();
  const made = operation === 'renameServer' ? Math.min(commits, 1) : commits;
  expect(made, 'in the ledger').toBe(isMade ? 1 : 0);
  if (!isRead(refusal)) {
    // The API’s own words are told as no more than that.
    if (state === 'refused') expect(isPlain(refusal) || refusal.form === 'in the API’s form').toBe(true);
    if (operation === 'renameServer') expect(state === 'done').toBe(isMade);
    else expect(state).not.toBe('done');
    return;
  }
  const entries = await trial.entries();
  const outcome = /"outcome":"(\w+)"/.exec(trial.logged() ?? '')?.[1];
  if (isMade) {
    expect(state, 'told').not.toBe('refused');
    expect(outcome, 'in the log').not.toBe('refused');
    if (outcome === 'unknown' && operation !== 'terminateServer') expect(entries).toEqual(['unknown']);
  } else {
    expect(state, 'told').not.toBe('done');
    expect(['requested', 'done'], 'in the log').not.toContain(outcome);
    if (isPlain(refusal)) {
      expect(outcome, 'in the log').toBe('refused');
      expect(entries, 'in the journal').toEqual([]);
    } else if (operation !== 'purchaseServerAddon' && state === 'unknown') {
      expect(entries, 'in the journal').toEqual(['unknown']);
    }
  }
  // Pressed again, what was done is not done again, and what was not done is done.
  if (state === 'done') return;
  if (operation === 'purchaseServerAddon' && isMade) return;
  await expectGoesOn(trial);
  expect(await trial.commits(), 'in the ledger, after the second press').toBe(1);
  expect(await trial.entries(), 'in the journal, after the second press').toEqual([]);
}
