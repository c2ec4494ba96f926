import { launchArguments } from '../support/browser.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { continueLink, mintButton, openAlpha, serveDashboard } from '../support/handoff.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

/** Keeps the pop-up blocker on, as in a user's browser. Playwright turns it off by default. */
test.use({
  launchOptions: {
    executablePath: process.env['CHROME_PATH'] ?? '',
    args: [...launchArguments],
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  },
});

test(
  'with pop-ups blocked and a link that comes too late for one, Enter twice opens the dashboard',
  { tag: '@cell-31' },
  async ({ page, key, sandbox, context, watch }) => {
    const empty = key('empty');
    await serveDashboard(context, watch);
    // Whether a blocker would still allow a pop-up: when that ends, and when the link arrives. The page reports both by
    // itself, since evaluating anything in the page meanwhile would count as user activation. So would the answer to a
    // function that is exposed to the page: the end is told in the console.
    const ended = page.waitForEvent('console', (message) => message.text() === 'activation ended');
    const isActiveThen = Promise.withResolvers<boolean>();
    await page.exposeFunction('noteActive', isActiveThen.resolve);
    await page.addInitScript(() => {
      document.addEventListener('keydown', () => {
        const watching = setInterval(() => {
          if (navigator.userActivation.isActive) return;
          clearInterval(watching);
          console.info('activation ended');
        }, 50);
      });
      new MutationObserver((_changes, observer) => {
        if (![...document.links].some(({ href }) => href.includes('/sso?'))) return;
        observer.disconnect();
        // The function exposed above, as the page sees it.
        const { noteActive } = window as unknown as { noteActive: (isActive: boolean) => void };
        noteActive(navigator.userActivation.isActive);
      }).observe(document, { childList: true, subtree: true });
    });
    await openAlpha(page, sandbox, empty);
    const { count, release } = await hold(page, '**/api/v1/servers/*/sso');
    await mintButton(page).focus();
    await page.keyboard.press('Enter');
    await ended;
    expect(count()).toBe(1);
    release();
    expect(await isActiveThen.promise).toBe(false);
    await expect(continueLink(page)).toBeFocused();
    const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
    await expect(opened).toHaveTitle('The dashboard');
    expect(context.pages()).toHaveLength(2);
  },
);
