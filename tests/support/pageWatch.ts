import type { BrowserContext, ConsoleMessage } from '@playwright/test';
import { watchTraffic } from './atRest.ts';

/** Checks for things that no page may do unless the test announces them. */
export interface PageWatch {
  /** Announces an error, in the console or uncaught; the test then fails if it doesn't occur. */
  readonly expectConsole: (words: RegExp) => void;
  /** Announces requests to another origin, for example to an API that is not on the app's origin. */
  readonly allowOrigin: (origin: string) => void;
  /** Resolves when a page has the responses to what its frame asks when idle: is this a reseller, and the names of things. */
  readonly frameAnswered: () => Promise<void>;
  /** Everything that went wrong so far, one line each. */
  readonly faults: () => Promise<readonly string[]>;
}

/**
 * Chromium logs each response of 400 and more, and each broken connection, as a console error. For the API and the
 * configuration this is the network's fault, and the page has to handle it. For any other file it is a fault.
 */
function isAnswerOfTheApi(message: ConsoleMessage): boolean {
  if (!message.text().startsWith('Failed to load resource:')) return false;
  const { url } = message.location();
  return URL.canParse(url) && /^\/(?:api\/|config\.json$)/.test(new URL(url).pathname);
}

/** Watches every page of a context: policy violations, uncaught errors, console errors, requests to unknown origins. */
export async function watchPages(context: BrowserContext, baseURL: string): Promise<PageWatch> {
  const found: string[] = [];
  const announced = new Map<RegExp, number>();
  const origins = new Set([new URL(baseURL).origin]);

  await context.exposeBinding('reportViolation', (_source, what: string) =>
    found.push(`policy violation: ${what}`),
  );
  await context.addInitScript(() => {
    // The binding above, as the page sees it.
    const { reportViolation } = window as unknown as { reportViolation: (what: string) => void };
    document.addEventListener('securitypolicyviolation', (violation) =>
      reportViolation(
        `${violation.effectiveDirective} ${violation.blockedURI} (${violation.sourceFile}:${violation.lineNumber})`,
      ),
    );
  });
  const note = (text: string, fault: string): void => {
    const expected = [...announced.keys()].find((words) => words.test(text));
    if (expected === undefined) found.push(fault);
    else announced.set(expected, (announced.get(expected) ?? 0) + 1);
  };
  context.on('weberror', (error) => {
    const { message, stack = message } = error.error();
    note(message, `uncaught: ${stack}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' || isAnswerOfTheApi(message)) return;
    note(message.text(), `console: ${message.text()} (${message.location().url})`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !origins.has(url.origin)) found.push(`request to ${url.origin}`);
  });

  watchTraffic(context);

  const answered = Promise.withResolvers<void>();
  const awaited = new Set(['reseller', 'os-templates', 'regions'].map((name) => `/api/v1/${name}`));
  context.on('requestfinished', (request) => {
    awaited.delete(new URL(request.url()).pathname);
    if (awaited.size === 0) answered.resolve();
  });

  return {
    frameAnswered: () => answered.promise,
    expectConsole: (words) => void announced.set(words, 0),
    allowOrigin: (origin) => void origins.add(origin),
    async faults() {
      // A page's last events are reported a moment later: a round trip waits for them.
      const roundTrip = () =>
        new Promise((resolve) => {
          // Not a timer: the test may have stopped the page's clock.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', resolve);
          port1.start();
          port2.postMessage(0);
        });
      await Promise.allSettled(context.pages().map((page) => page.evaluate(roundTrip)));
      const missing = [...announced].filter(([, times]) => times === 0);
      return [...found, ...missing.map(([words]) => `the console never said ${String(words)}`)];
    },
  };
}
