import { expect, test } from '../support/fixtures.ts';
import { watchPages } from '../support/pageWatch.ts';

/** Actions that the policy must stop, and what the watch reports for each. */
const forbidden: Record<string, readonly [attempt: () => void, said: RegExp]> = {
  'a script in the page': [
    () => {
      const script = document.createElement('script');
      script.append('globalThis.didRun = true');
      document.head.append(script);
    },
    /^policy violation: require-trusted-types-for/,
  ],
  'a picture of another place': [
    () => {
      const image = document.createElement('img');
      image.src = 'https://evil.example/pixel.png';
      document.body.append(image);
    },
    /^policy violation: img-src https:\/\/evil\.example/,
  ],
  'a frame': [
    () => {
      const frame = document.createElement('iframe');
      frame.src = '/';
      document.body.append(frame);
    },
    /^policy violation: frame-src/,
  ],
  'an attribute of style': [
    () => document.body.setAttribute('style', 'color: red'),
    /^policy violation: style-src-attr inline/,
  ],
};

test('what must not run is stopped by the policy, and the watch reports it', async ({ browser, baseURL }) => {
  // A separate context: the fixture's watch would fail the test for these violations.
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const watch = await watchPages(context, baseURL ?? '');
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('API key').waitFor();
  expect(await watch.faults()).toEqual([]);
  for (const [name, [attempt, said]] of Object.entries(forbidden)) {
    await test.step(name, async () => {
      await page.evaluate(attempt);
      await expect.poll(async () => (await watch.faults()).some((fault) => said.test(fault))).toBe(true);
      expect(await page.evaluate(() => 'didRun' in globalThis)).toBe(false);
    });
  }
  await context.close();
});

test('a script written into the page’s HTML is stopped by the header’s policy and by the page’s own, and the watch reports it', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const watch = await watchPages(context, baseURL ?? '');
  const page = await context.newPage();
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<body>', '<body><script>globalThis.didRun = true</script>');
    await route.fulfill({ response, body });
  });
  await page.goto('/sign-in');
  await page.getByLabel('API key').waitFor();
  const faults = await watch.faults();
  expect(faults.filter((fault) => fault.startsWith('policy violation: script-src-elem inline'))).toHaveLength(
    2,
  );
  expect(await page.evaluate(() => 'didRun' in globalThis)).toBe(false);
  await context.close();
});
