/** A world's time. It runs with the real one and can be put forward; nothing waits, all is worked out when asked. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Puts the clock forward. */
  advance(ms: number): void;
}

/** A clock that runs on top of another. */
export function createClock(base: () => number): Clock {
  let ahead = 0;
  return {
    now: () => base() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}
