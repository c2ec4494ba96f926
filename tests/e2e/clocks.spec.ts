import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { continueLink, mint, openAlpha } from '../support/handoff.ts';
import { ageText, aheadOf, now, shiftClock, timeText } from '../support/now.ts';
import { samplePath } from '../support/stats.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

const hour = 3_600_000;

/** How many hours a browser's clock is ahead of the API's. */
for (const hours of [26, -26]) {
  test(`with a clock ${hours} hours ahead of the API’s, ages, countdowns and “Updated” go by the browser’s own`, async ({
    page,
    key,
    sandbox,
  }) => {
    const clock = now + hours * hour;
    await page.addInitScript(shiftClock, aheadOf(clock));
    const empty = key('empty');
    const calls = watchCalls(page);
    await openAlpha(page, sandbox, empty);
    // Samples are not taken for old, and the next one arrives on time.
    await expect.poll(() => calls.count('GET', samplePath)).toBeGreaterThan(1);

    await mint(page);
    await expect(page.getByText(/^(?:5:00|4:5\d) left$/)).toBeVisible();
    await expect(continueLink(page)).toBeFocused();

    await sandbox.world(empty, { addServers: [{ label: 'young', ageDays: 0 }] });
    await page.getByRole('link', { name: 'All servers' }).click();
    await page.getByRole('button', { name: 'Refresh' }).click();
    const row = (label: string) =>
      page.getByRole('row').filter({ has: page.getByRole('link', { name: label }) });
    // The last one is of the date: a sample of its load has an age, too.
    const age = (label: string, words: string) =>
      expect(
        row(label)
          .getByTitle(new RegExp(`^${words} · `))
          .last(),
      ).toBeVisible();
    await age('alpha', ageText(now - 10 * 24 * hour, clock));
    // A time in the future by the browser's clock is shown as now.
    await age('young', hours > 0 ? ageText(now, clock) : 'now');
    const updated = (await page.getByText(/^Updated \d/).textContent()) ?? '';
    const possible = Array.from(
      { length: 600 },
      (_, second) => `Updated ${timeText(clock + second * 1_000)}`,
    );
    expect(possible.map((text) => text.replace(/\s/g, ' '))).toContain(updated.replace(/\s/g, ' '));
  });
}
