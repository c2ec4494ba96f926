import { expect } from 'vitest';
import type { OperationId } from '#api/operation.ts';
import type { Fault } from '#sandbox/faults.ts';
import { letTimePass } from './clockDriver.ts';
import { expectSucceedsNow } from './sharedChecks.ts';
import type { Trial } from './trial.ts';

/**
 * Writes that are refused, before the change or after it. The latter happens when the browser resends a request by
 * itself: the first copy was carried out, so the second is refused.
 */
export interface Refusal {
  readonly operation: OperationId;
  readonly status: number;
  readonly form: keyof typeof forms;
  readonly isMade: boolean;
  /** The list doesn't show servers created in the last minute yet. */
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
      // A 401 from the API itself opens the gate, which is the 401 column's case.
      .filter((form) => status !== 401 || form !== 'in the API’s form')
      .flatMap((form) =>
        [true, false].flatMap((isMade) =>
          // A late list matters only to a deploy: only the list shows the new server.
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

/** The API refused the write itself. After other refusals the app may retry, or knows nothing of the outcome. */
function isDefinite({ status, form }: Refusal): boolean {
  const isOfApi = form === 'in the API’s form' || (form === 'empty' && (status === 400 || status === 402));
  return isOfApi && status < 500 && status !== 409 && status !== 429;
}

/** Whether the write costs, wipes or destroys, and its effect can be read afterwards. */
const isVerifiable = ({ operation }: Refusal): boolean =>
  ['deployServer', 'reinstallServer', 'terminateServer', 'purchaseServerAddon'].includes(operation);

/** The app reports nothing false and does nothing twice, and an unknown outcome stays open. */
export async function expectTruth(trial: Trial, refusal: Refusal): Promise<void> {
  const { operation, isMade, isListLate } = refusal;
  if (isListLate) await trial.injectFaultFor('listServers', { lagMs: 60_000 }, 99);
  // As often as the app sends it by itself.
  await trial.injectFault(faultOf(refusal), 4);
  const { state } = await trial.ask();
  await trial.injectFault({}, 0);
  await letTimePass(45_000);

  if (refusal.form !== 'in the API’s form') {
    const { page } = trial.tab;
    expect(page.currentSession().state, 'taught nothing of the key').toBe('open');
    expect(page.knownScope('servers:write'), 'taught nothing of its scopes').not.toBe('denied');
    expect(page.knownScope('servers:destroy'), 'taught nothing of its scopes').not.toBe('denied');
  }
  const commits = await trial.commits();
  const made = operation === 'renameServer' ? Math.min(commits, 1) : commits;
  expect(made, 'in the ledger').toBe(isMade ? 1 : 0);
  if (!isVerifiable(refusal)) {
    // Reported as refused only if the API itself said so.
    if (state === 'refused') expect(isDefinite(refusal) || refusal.form === 'in the API’s form').toBe(true);
    if (operation === 'renameServer') expect(state === 'done').toBe(isMade);
    else expect(state).not.toBe('done');
    return;
  }
  const entries = await trial.entries();
  const outcome = /"outcome":"(\w+)"/.exec(trial.storedActivity() ?? '')?.[1];
  if (isMade) {
    expect(state, 'told').not.toBe('refused');
    expect(outcome, 'in the log').not.toBe('refused');
    if (outcome === 'unknown' && operation !== 'terminateServer') expect(entries).toEqual(['unknown']);
  } else {
    expect(state, 'told').not.toBe('done');
    expect(['requested', 'done'], 'in the log').not.toContain(outcome);
    if (isDefinite(refusal)) {
      expect(outcome, 'in the log').toBe('refused');
      expect(entries, 'in the journal').toEqual([]);
    } else if (operation !== 'purchaseServerAddon' && state === 'unknown') {
      expect(entries, 'in the journal').toEqual(['unknown']);
    }
  }
  // A second press doesn't repeat a change that was made, and makes one that was not.
  if (state === 'done') return;
  if (operation === 'purchaseServerAddon' && isMade) return;
  await expectSucceedsNow(trial);
  expect(await trial.commits(), 'in the ledger, after the second press').toBe(1);
  expect(await trial.entries(), 'in the journal, after the second press').toEqual([]);
}
