import { useEffect, useMemo, useState } from 'react';
import { type Finding, findInSteps, findServers } from '#domain/findServers.ts';
import type { Server } from '#domain/server.ts';
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
  readonly servers: readonly Server[];
  readonly text: string;
  readonly finding: Finding;
}

/**
 * The servers that a text is about. A short text is looked up while rendering, a long one in the background, and so is
 * the first one in a large list, which has to be indexed.
 * @param servers `undefined` while they are not known
 * @returns `undefined` while there is nothing to look up, or it isn't done; never what a former text was about
 */
export function useFinding(servers: readonly Server[] | undefined, text: string): Finding | undefined {
  const [looked, setLooked] = useState<Looked>();
  const isAtOnce =
    servers !== undefined &&
    text.length <= sliceLength &&
    (servers.length <= fewServers || looked?.servers === servers);
  const atOnce = useMemo(
    () => (isAtOnce ? { servers, text, finding: findServers(servers, text) } : undefined),
    [isAtOnce, servers, text],
  );
  if (atOnce !== undefined && atOnce !== looked) setLooked(atOnce);
  useEffect(() => {
    if (isAtOnce || servers === undefined) return undefined;
    const controller = new AbortController();
    void findInTurns(servers, text, controller.signal).then((finding) => {
      if (finding !== undefined && !controller.signal.aborted) setLooked({ servers, text, finding });
    });
    return () => controller.abort();
  }, [isAtOnce, servers, text]);
  // After a poll, the finding in the former list is shown until the new one is looked through.
  const { finding } = atOnce ?? (looked?.text === text ? looked : {});
  return /\S/.test(text) ? finding : undefined;
}
