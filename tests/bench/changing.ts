import type { Page } from '@playwright/test';
import { atRest, type Bench } from './bench.ts';
import type { Figure } from './figures.ts';

/**
 * Records which rows React renders. React reports every commit to the DevTools hook, in production too. A component
 * that was rendered has the flag 1, and an untouched part of the tree is the same object as before.
 */
function watchRowRenders(): void {
  interface Fiber {
    readonly tag: number;
    readonly flags: number;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
    readonly alternate: Fiber | null;
    readonly memoizedProps: { readonly server?: { readonly id: string }; readonly index?: number } | null;
  }
  const simpleMemo = 15; // React's tag for a function component wrapped in `memo`
  const rendered: string[] = [];
  function walk(fiber: Fiber): void {
    const { memoizedProps: props } = fiber;
    if (
      props?.server !== undefined &&
      props.index !== undefined &&
      fiber.tag === simpleMemo &&
      (fiber.flags & 1) === 1
    ) {
      rendered.push(props.server.id);
    }
    if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) walk(child);
  }
  Object.assign(window, {
    renderedRows: rendered,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) => walk(root.current),
    },
  });
}

const takeRendered = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { renderedRows: string[] }).renderedRows.splice(0));

const idsOnScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('tbody a[href^="/servers/"]')].map((link) =>
      (link.getAttribute('href') ?? '').slice('/servers/'.length),
    ),
  );

/** 200 of 10,000 servers change their state between two responses, eight of them on screen. */
export async function measureChanging({ onList, sandbox, large }: Bench): Promise<readonly Figure[]> {
  return onList(large, async (page) => {
    await page.addInitScript(watchRowRenders);
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName('first-rows').length > 0);
    await atRest(page);
    const onScreen = await idsOnScreen(page);
    const first = await takeRendered(page);
    if (onScreen.some((id) => !first.includes(id))) throw new Error('renders are not seen');

    const changed = onScreen.filter((_id, place) => place % 4 === 0).slice(0, 8);
    await sandbox.world(large, {
      servers: changed.map((id) => ({ id, status: 'failed' })),
      changeSome: { count: 200 - changed.length, from: 'running', to: 'failed' },
    });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.waitForFunction(
      (count) => document.body.textContent.split('Failed').length > count,
      changed.length,
    );
    await atRest(page);
    const now = new Set(await idsOnScreen(page));
    const rendered = (await takeRendered(page)).filter((id) => now.has(id));
    const shown = await page
      .getByRole('row')
      .filter({ hasText: 'Failed' })
      .getByRole('link')
      .evaluateAll((links) =>
        links.map((link) => (link.getAttribute('href') ?? '').slice('/servers/'.length)),
      );
    return [
      {
        what: 'rows rendered though they did not change',
        value: rendered.filter((id) => !shown.includes(id)).length,
        limit: 0,
        unit: 'rows',
        note: `${shown.length} of ${now.size} rendered rows changed`,
      },
      {
        what: 'renders of the rows that changed',
        value: rendered.length,
        limit: shown.length,
        unit: 'rows',
        note: 'each once',
      },
    ];
  });
}
