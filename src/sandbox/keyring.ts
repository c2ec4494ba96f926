import { createClock, type Clock } from './clock.ts';
import { createRateLimit, type RateLimit } from './rateLimit.ts';
import { Refusal } from './answer.ts';
import type { World } from './world.ts';
import { worldKinds, type Scope, type WorldKindName } from '#sandbox/worlds/kinds.ts';
import { openWorld } from '#sandbox/worlds/openWorld.ts';

/** What a key opens, and how it stands. */
export interface KeyAccess {
  readonly world: World;
  scopes: readonly Scope[];
  /** A revoked key is answered like an unknown one. */
  revoked: boolean;
  readonly rateLimit: RateLimit;
}

/** All keys of a sandbox. A key's world is made when the key is first used. */
export interface Keyring {
  /** `undefined` for a text that is no sandbox key. */
  find(key: string): KeyAccess | undefined;
  /** Opens the world of one key with another key as well, counted by itself. */
  addSecondKey(key: string, access: KeyAccess, scopes: readonly Scope[]): void;
  /** Forgets the key and what it opened; used again, it finds a fresh world. */
  reset(key: string): void;
  /** The time of every world, those to come too. */
  readonly clock: Clock;
}

const keyForm = /^otwa_sandbox_([a-z]+)(?:_[A-Za-z0-9_-]{1,100})?$/;

/** Worlds beyond this number push out the one that was used least recently, so that a long-lived sandbox stays small. */
const mostKeys = 300;

/** @param worldsBegin the moment at which each world begins, whenever its key is first used; by the clock without it */
export function createKeyring(baseNow: () => number, worldsBegin?: number): Keyring {
  const clock = createClock(baseNow);
  const keys = new Map<string, KeyAccess>();
  const remember = (key: string, access: KeyAccess): KeyAccess => {
    keys.delete(key);
    keys.set(key, access);
    const [oldest] = keys.keys();
    if (keys.size > mostKeys && oldest !== undefined) keys.delete(oldest);
    return access;
  };
  return {
    clock,
    find(key) {
      const known = keys.get(key);
      if (known !== undefined) return remember(key, known);
      const kindName = kindOf(key);
      if (kindName === undefined) return undefined;
      const ahead = worldsBegin === undefined ? 0 : worldsBegin - clock.now();
      const world = openWorld(kindName, key, () => clock.now() + ahead);
      return remember(key, {
        world,
        scopes: worldKinds[kindName].scopes,
        revoked: false,
        rateLimit: createRateLimit(),
      });
    },
    addSecondKey: (key, { world }, scopes) =>
      void remember(key, { world, scopes, revoked: false, rateLimit: createRateLimit() }),
    reset: (key) => void keys.delete(key),
  };
}

function kindOf(key: string): WorldKindName | undefined {
  const name = keyForm.exec(key)?.[1];
  // `Object.keys` forgets that they are the table's own names.
  return (Object.keys(worldKinds) as WorldKindName[]).find((kind) => kind === name);
}

/** @throws Refusal 404 for a text that is no sandbox key. */
export function accessOf(keyring: Keyring, key: string): KeyAccess {
  const access = keyring.find(key);
  if (access === undefined) throw new Refusal(404, 'key: no such sandbox key');
  return access;
}
