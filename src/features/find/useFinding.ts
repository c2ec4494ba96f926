import { useEffect, useEffectEvent, useState } from 'react';
import { type Finding, findInSteps, findServers } from '#domain/findServers.ts';
import type { Fleet, Server } from '#domain/server.ts';
import { sliceLength } from '#domain/textSlices.ts';

/** How long the page may be busy before it answers its user, in milliseconds. */
const longestTurn = 12;

/** Resolves once the page has had the chance to answer its user. A timer would wait longer each time. */
function afterOthers(): Promise<void> {
  // Missing in Safari; the types say otherwise.
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      'message',
      () => {
        port1.close();
        resolve();
      },
      { once: true },
    );
    port1.start();
    port2.postMessage(undefined);
  });
}

/** Looks a long text up, a few milliseconds at a time. @returns `undefined` if it was aborted */
async function findInTurns(
  servers: readonly Server[],
  text: string,
  signal: AbortSignal,
): Promise<Finding | undefined> {
  const steps = findInSteps(servers, text);
  while (!signal.aborted) {
    await afterOthers();
    const end = performance.now() + longestTurn;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
  }
  return undefined;
}

/** So many servers are indexed in a moment. */
const fewServers = 500;

interface Looked {
  readonly text: string;
  readonly finding: Finding;
  /** What was looked through. */
  readonly fleet: Fleet;
  /** When that was fetched, in milliseconds since 1970 UTC. */
  readonly readAt: number;
}

/**
 * The servers that a text is about. A short text is looked up while rendering, a long one in the background, and so is
 * the first one in a large list, which has to be indexed. Throws while rendering if the text can't be read.
 * @param fleet `undefined` while it is not known
 * @param readAt when it was fetched, in milliseconds since 1970 UTC
 * @returns `undefined` while there is nothing to look up, or it isn't done; never what a former text was about. After a
 *   poll, what the former list has, as such, until the new one is looked through
 */
export function useFinding(fleet: Fleet | undefined, readAt: number, text: string): Looked | undefined {
  const [looked, setLooked] = useState<Looked>();
  const isAtOnce =
    fleet !== undefined &&
    text.length <= sliceLength &&
    (fleet.servers.length <= fewServers || looked?.fleet === fleet);
  const isDone = looked?.fleet === fleet && looked?.text === text;
  if (isAtOnce && !isDone) {
    setLooked({ fleet, readAt, text, finding: findServers(fleet.servers, text) });
  } else if (looked !== undefined && looked.fleet === fleet && looked.readAt !== readAt) {
    // The list came once more, unchanged.
    setLooked({ ...looked, readAt });
  }
  const keep = useEffectEvent((found: Omit<Looked, 'readAt'>) => setLooked({ ...found, readAt }));
  useEffect(() => {
    if (isAtOnce || isDone || fleet === undefined) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    findInTurns(fleet.servers, text, signal).then(
      (finding) => {
        if (finding !== undefined && !signal.aborted) keep({ fleet, text, finding });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        setLooked(() => {
          throw error;
        });
      },
    );
    return () => controller.abort();
  }, [isAtOnce, isDone, fleet, text]);
  return looked?.text === text && /\S/.test(text) ? looked : undefined;
}

/**
 * The server that a text leads to: the only one found. None if it was terminated, or if the text has no more of it than
 * an address near its own.
 */
export function onlyServer({ found: [first, ...others] }: Finding): Server | undefined {
  if (first === undefined || others.length > 0) return undefined;
  const { server, matches } = first;
  const isIts = server.status !== 'terminated' && matches.some(({ by }) => by !== 'itsBlock');
  return isIts ? server : undefined;
}
