import { createClock, type Clock } from './clock.ts';
import { createRateLimit, type RateLimit } from './rateLimit.ts';
import { Refusal } from './answer.ts';
import type { World } from './world.ts';
import { worldKinds, type Scope, type WorldKindName } from '#sandbox/worlds/kinds.ts';
import { openWorld } from '#sandbox/worlds/openWorld.ts';

/** The world that a key opens, and the key's state. */
export interface KeyAccess {
  readonly world: World;
  scopes: readonly Scope[];
  /** A revoked key gets the same response as an unknown one. */
  revoked: boolean;
  readonly rateLimit: RateLimit;
}

/** All keys of a sandbox. A key's world is created when the key is first used. */
export interface Keyring {
  /** `undefined` if the text is not a sandbox key. */
  find(key: string): KeyAccess | undefined;
  /** Lets a second key open the world of the first, with a separate rate limit. */
  addSecondKey(key: string, access: KeyAccess, scopes: readonly Scope[]): void;
  /** Forgets the key and its world; the next use creates a fresh world. */
  reset(key: string): void;
  /** The clock behind every world, including worlds created later. */
  readonly clock: Clock;
}

const keyForm = /^otwa_sandbox_([a-z]+)(?:_[A-Za-z0-9_-]{1,100})?$/;

/** Beyond this number of keys the least recently used one is dropped, so that a long-lived sandbox stays small. */
const maxKeys = 300;

/** @param worldsBegin the time at which each world begins, whenever its key is first used; default: the clock's time */
export function createKeyring(baseNow: () => number, worldsBegin?: number): Keyring {
  const clock = createClock(baseNow);
  const keys = new Map<string, KeyAccess>();
  const remember = (key: string, access: KeyAccess): KeyAccess => {
    keys.delete(key);
    keys.set(key, access);
    const [oldest] = keys.keys();
    if (keys.size > maxKeys && oldest !== undefined) keys.delete(oldest);
    return access;
  };
  return {
    clock,
    find(key) {
      const known = keys.get(key);
      if (known !== undefined) return remember(key, known);
      const kindName = kindOf(key);
      if (kindName === undefined) return undefined;
      const offset = worldsBegin === undefined ? 0 : worldsBegin - clock.now();
      const world = openWorld(kindName, key, () => clock.now() + offset);
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
  // `Object.keys` is typed as `string[]`, but these are the table's keys.
  return (Object.keys(worldKinds) as WorldKindName[]).find((kind) => kind === name);
}

/** @throws Refusal 404 if the text is not a sandbox key. */
export function accessOf(keyring: Keyring, key: string): KeyAccess {
  const access = keyring.find(key);
  if (access === undefined) throw new Refusal(404, 'key: no such sandbox key');
  return access;
}
