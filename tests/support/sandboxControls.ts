import type { APIRequestContext } from '@playwright/test';
import type { input } from 'zod/mini';
import type { operations } from '#api/generated/operations.ts';
import type { Fault } from '#sandbox/faults.ts';
import type { Commit } from '#sandbox/world.ts';
import type { SsoRedemption } from '#sandbox/sso.ts';
import type { worldChanges } from '#sandbox/worldChanges.ts';
import type { WorldKindName } from '#sandbox/worlds/kinds.ts';

type OperationId = (typeof operations)[number]['operationId'] | '*';
type WorldContents = Omit<input<typeof worldChanges>, 'key'>;

/** The calls that a fault affects. */
interface FaultedCalls {
  /** The number of calls; 1 by default. */
  readonly times?: number;
  /** Only calls on this server. */
  readonly serverId?: string;
}

/** A test's direct access to the sandbox, which the app doesn't see. */
export interface SandboxControls {
  /** Moves the clock forward for one key's world, or for all of them. */
  advance(ms: number, key?: string): Promise<void>;
  /** Injects a fault into the next calls of an operation ("*": of any). */
  fault(key: string, operationId: OperationId, fault: Fault, calls?: FaultedCalls): Promise<void>;
  clearFaults(key: string, operationId?: OperationId): Promise<void>;
  /** Every change that took effect, and the wallet's current balance. */
  ledger(key: string): Promise<{ commits: Commit[]; balance: string }>;
  /** Puts chosen or odd data into a key's world; returns the ids of the servers that it added. */
  world(key: string, contents: WorldContents): Promise<string[]>;
  /** Follows a sign-in link as the official dashboard would. */
  redeem(key: string, url: string): Promise<SsoRedemption | { state: 'unknown' }>;
  /** Gives the key a fresh world. */
  reset(key: string): Promise<void>;
}

export function sandboxControls(request: APIRequestContext): SandboxControls {
  /** The sandbox's response; its documentation gives the shape for each control. */
  async function post<Answer>(control: string, body: object): Promise<Answer> {
    const answer = await request.post(`/sandbox/${control}`, { data: body });
    if (!answer.ok())
      throw new Error(`/sandbox/${control} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  return {
    advance: async (advanceMs, key) => void (await post('clock', { advanceMs, key })),
    fault: async (key, operationId, fault, calls) =>
      void (await post('faults', { key, operationId, fault, ...calls })),
    clearFaults: async (key, operationId = '*') =>
      void (await post('faults', { key, operationId, times: 0 })),
    async ledger(key) {
      const answer = await request.get('/sandbox/ledger', { params: { key } });
      if (!answer.ok()) throw new Error(`/sandbox/ledger answered ${answer.status()}`);
      return (await answer.json()) as { commits: Commit[]; balance: string };
    },
    world: async (key, contents) =>
      (await post<{ servers: string[] }>('world', { key, ...contents })).servers,
    redeem: (key, url) => post('sso', { key, url }),
    reset: async (key) => void (await post('reset', { key })),
  };
}

let keys = 0;
const started = Math.round(performance.timeOrigin).toString(36);

/** A key with a fresh world of this kind, so that tests can run in parallel. */
export function freshKey(kind: WorldKindName): string {
  keys += 1;
  return `otwa_sandbox_${kind}_${process.pid}-${started}-${keys}`;
}
