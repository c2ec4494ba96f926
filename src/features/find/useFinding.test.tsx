// @vitest-environment happy-dom
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Fleet, readFleet } from '#domain/server.ts';
import { sliceLength } from '#domain/textSlices.ts';
import { useFinding } from './useFinding.ts';

const fleetOf = (...labels: readonly string[]): Fleet =>
  readFleet(
    labels.map((label, number) => ({
      id: `7d444840-9dc0-11d1-b245-${String(number).padStart(12, '0')}`,
      status: 'running',
      label,
    })),
  );

/** Names "prod-web-1", and is looked up in the background. */
const long = `${' \n'.repeat(sliceLength)}prod-web-1`;

let page: HTMLElement;
let root: ReturnType<typeof createRoot>;

function Page({ fleet, readAt, text }: { fleet: Fleet; readAt: number; text: string }) {
  const looked = useFinding(fleet, readAt, text);
  if (looked === undefined) return 'nothing';
  return `${looked.finding.found.length} of ${looked.fleet.servers.length} as of ${looked.readAt}`;
}

/** Shows the page, up to the moment when what is looked up in the background is still on its way. */
const show = (fleet: Fleet, readAt: number, text: string) =>
  flushSync(() => root.render(<Page fleet={fleet} readAt={readAt} text={text} />));

const crashed = vi.fn<(error: unknown) => void>();

beforeEach(() => {
  page = document.createElement('div');
  root = createRoot(page, { onUncaughtError: crashed });
});

afterEach(() => root.unmount());

test('a finding is told with the list that it is from, and the time of that one', async () => {
  const [few, many] = [fleetOf('prod-web-1'), fleetOf('prod-web-1', 'prod-web-1')];
  show(few, 1, long);
  expect(page.textContent).toBe('nothing');
  await vi.waitFor(() => expect(page.textContent).toBe('1 of 1 as of 1'));
  show(few, 2, long);
  expect(page.textContent).toBe('1 of 1 as of 2');
  show(many, 3, long);
  expect(page.textContent).toBe('1 of 1 as of 2');
  await vi.waitFor(() => expect(page.textContent).toBe('2 of 2 as of 3'));
  // A short one is looked up at once, and nothing is said of it before.
  show(few, 4, 'prod-web-1');
  expect(page.textContent).toBe('1 of 1 as of 4');
  show(few, 5, ' ');
  expect(page.textContent).toBe('nothing');
});

test('a text that can’t be read breaks the panel, instead of being read for ever', async () => {
  const [server] = fleetOf('prod-web-1').servers;
  if (server === undefined) throw new Error('no server');
  const hostile = {
    ...server,
    get hostname(): string {
      throw new RangeError('too much');
    },
  };
  show({ servers: [hostile], unreadable: 0 }, 1, long);
  await vi.waitFor(() =>
    expect(crashed.mock.calls).toEqual([[new RangeError('too much'), expect.anything()]]),
  );
});
