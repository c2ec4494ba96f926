import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { watchPages } from '../support/pageWatch.ts';

/** The faults that the watch over every test must catch, and its report for each. */
const faults: readonly (readonly [what: string, act: (page: Page) => Promise<unknown>, words: RegExp])[] = [
  [
    'a style that the policy refuses',
    (page) => page.evaluate(() => document.body.setAttribute('style', 'color: red')),
    /policy violation: style-src-attr/,
  ],
  [
    'markup made from text',
    (page) =>
      page.evaluate(() => {
        try {
          document.body.innerHTML = '<p>';
        } catch {
          // Trusted Types refuses it, which the watch must report.
        }
      }),
    /policy violation: require-trusted-types-for/,
  ],
  [
    'an error that nothing catches',
    (page) =>
      page.evaluate(() =>
        queueMicrotask(() => {
          throw new Error('out of order');
        }),
      ),
    /uncaught: Error: out of order/,
  ],
  [
    'an error in the console',
    (page) => page.evaluate(() => console.error('out of order')),
    /console: out of order/,
  ],
  [
    'a file that is missing',
    (page) => page.evaluate(() => fetch('/assets/missing.js').then(({ status }) => status)),
    /404 \(Not Found\) \(http:\/\/localhost:\d+\/assets\/missing\.js\)/,
  ],
  [
    'a request to a stranger',
    (page) => page.goto(page.url().replace('localhost', '127.0.0.1')),
    /request to http:\/\/127\.0\.0\.1:\d+/,
  ],
];

test('the watch sees what no page may do', async ({ browser, baseURL }) => {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const watch = await watchPages(context, baseURL ?? '');
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('API key').waitFor();
  expect(await watch.faults()).toEqual([]);
  for (const [what, act, words] of faults) {
    await test.step(what, async () => {
      expect((await watch.faults()).join('\n')).not.toMatch(words);
      await act(page);
      expect((await watch.faults()).join('\n')).toMatch(words);
    });
  }
  await context.close();
});

test('the watch wants what was announced, and lets it and the API’s own refusals pass', async ({
  page,
  watch,
}) => {
  watch.expectConsole(/out of order/);
  await page.goto('/sign-in');
  await page.getByLabel('API key').waitFor();
  expect(await watch.faults()).toEqual(['the console never said /out of order/']);

  await page.evaluate(() => console.error('out of order'));
  await page.evaluate(() => fetch('/api/v1/account').then(({ status }) => status));
  expect(await watch.faults()).toEqual([]);
});
