import { operations } from '#api/generated/operations.ts';
import type { OperationId } from '#api/operation.ts';
import { createSandbox } from '#sandbox/sandbox.ts';

const key = 'otwa_sandbox_owner_fuzz';
const bodies: Partial<Record<OperationId, object>> = {
  deployServer: {
    productId: '6f1d2c30-5b7a-4e18-9c00-000000000002',
    os: 'debian-13',
    osTemplate: 'debian-13',
    label: 'web',
  },
  renameServer: { label: 'beta' },
  reinstallServer: { os: 'debian', osTemplate: 'debian-13' },
  purchaseServerAddon: { addonId: 'q3ht81xa' },
};

export interface GoodAnswers {
  /** A running server of the list. */
  readonly serverId: string;
  readonly of: ReadonlyMap<OperationId, unknown>;
}

/** A good answer of each operation, the sandbox's own. */
export async function goodAnswers(): Promise<GoodAnswers> {
  const sandbox = createSandbox();
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const answer = await sandbox.fetch(new Request(`http://sandbox.example${path}`, init));
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return JSON.parse(await answer.text());
  };
  const json = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });
  const world = {
    key,
    addServers: [{ label: 'fuzzed' }],
    reseller: { isReseller: true, brandSlug: 'acme', brandName: 'Acme', marginPercent: 20, status: 'active' },
  };
  const { servers } = (await call('/sandbox/world', json(world))) as { servers: [string] }; // the control's own answer
  const [serverId] = servers;
  const of = new Map<OperationId, unknown>();
  // What ends a server comes last.
  const order = operations.toSorted((one, other) => rank(one.operationId) - rank(other.operationId));
  for (const { operationId, method, path } of order) {
    const address = path.replace('{id}', serverId).replace('{action}', 'reboot');
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': 'k',
    };
    const body = method === 'GET' ? undefined : JSON.stringify(bodies[operationId] ?? {});
    of.set(
      operationId,
      await call(`/api/v1${address}`, { method, headers, ...(body !== undefined && { body }) }),
    );
  }
  return { serverId, of };
}

const ends: readonly OperationId[] = ['reinstallServer', 'terminateServer'];
const rank = (operation: OperationId): number => ends.indexOf(operation);

/** `FUZZ_SEED=7 npm run test:unit -- tests/fuzz` tries others. */
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_115);
export const mutations = 500;
