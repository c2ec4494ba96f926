import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

const hostname = 'odd.example.com';
const goodRow = (page: Page) => page.getByRole('row').filter({ hasText: 'good-one' });
const name = (row: Locator) => row.getByRole('link');
/** Columns count from the label on, which is the row's head; the checkbox is before it. */
const cell = (row: Locator, column: number) => row.getByRole('cell').nth(column);

interface Odd {
  readonly answer?: Record<string, unknown>;
  readonly omit?: string[];
  /** Expects what its row of the list shows. */
  readonly seen: (row: Locator) => Promise<void>;
  /** The heading of its page. If given, the page is opened too, since its text could deceive or overflow. */
  readonly heading?: string | RegExp;
}

const long = `${'a long label '.repeat(23)}b`; // 300 characters

const oddNames: Record<string, Odd> = {
  'no label': { omit: ['label'], seen: (row) => expect(name(row)).toHaveText(hostname) },
  'a label of spaces': {
    answer: { label: '   ' },
    seen: (row) => expect(name(row)).toHaveText(hostname),
  },
  'a list as label': {
    answer: { label: ['x'] },
    seen: (row) => expect(name(row)).toHaveText(hostname),
  },
  'no name at all': {
    omit: ['label', 'hostname'],
    seen: (row) => expect(name(row)).toHaveText(/^[0-9a-f-]{36}$/),
  },
  'HTML as label': {
    answer: { label: '<img src=x onerror=alert(1)><b>bold</b>' },
    async seen(row) {
      await expect(name(row)).toHaveText('<img src=x onerror=alert(1)><b>bold</b>');
      await expect(row.locator('img, b')).toHaveCount(0);
    },
    heading: '<img src=x onerror=alert(1)><b>bold</b>',
  },
  'a label of 300 characters': {
    answer: { label: long },
    seen: (row) => expect(row.getByRole('link', { name: long })).toBeVisible(),
  },
  'a label of 300 characters without a space': {
    answer: { label: 'x'.repeat(300) },
    seen: (row) => expect(row.getByRole('link', { name: 'x'.repeat(300) })).toBeVisible(),
    heading: 'x'.repeat(300),
  },
  'a label that turns the text around': {
    answer: { label: 'web\u202Egpj.exe' },
    seen: (row) => expect(name(row)).toHaveText('web[U+202E]gpj.exe'),
    heading: 'web[U+202E]gpj.exe',
  },
};

const oddFields: Record<string, Odd> = {
  'status building': {
    answer: { status: 'building' },
    seen: (row) => expect(cell(row, 1)).toHaveText('Building'),
  },
  'status failed': {
    answer: { status: 'failed' },
    seen: (row) => expect(cell(row, 1)).toHaveText('Failed'),
  },
  'status frobnicating': {
    answer: { status: 'frobnicating' },
    seen: (row) => expect(cell(row, 1)).toHaveText('frobnicating'),
  },
  'no status': {
    answer: { status: null },
    seen: (row) => expect(cell(row, 1)).toHaveText('Unknown'),
  },
  'no address': {
    answer: { ipAddress: null, 'networking.primaryIp': null },
    async seen(row) {
      await expect(cell(row, 3)).toHaveText('—');
      await expect(cell(row, 3).getByRole('button')).toHaveCount(0);
    },
  },
  'no further addresses': {
    omit: ['additionalIps', 'networking.additionalIps'],
    seen: (row) => expect(cell(row, 3)).toHaveText(/^\d+\.\d+\.\d+\.\d+/),
  },
  'a text where the size is, and a word where the time is': {
    answer: { vcpu: 'two', ramMb: null, diskGb: {}, createdAt: 'yesterday', os: 7, region: null },
    async seen(row) {
      await expect(cell(row, 4)).toHaveText('7');
      await expect(cell(row, 5)).toHaveText('—');
      await expect(cell(row, 6)).toHaveText('—');
      await expect(cell(row, 7)).toHaveText('—');
    },
    heading: /^odd-\d+$/,
  },
};

test('servers with odd names and fields can be seen and opened, beside a good one', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const odd = Object.entries({ ...oddNames, ...oddFields }).map(([what, oddity], index) => {
    return { what, label: `odd-${index + 1}`, ...oddity };
  });
  const ids = await sandbox.world(empty, {
    addServers: [...odd.map(({ label }) => ({ label, hostname })), { label: 'good-one' }],
  });
  await sandbox.world(empty, {
    servers: odd.map(({ label, answer, omit }) => {
      return { label, ...(answer && { answer }), ...(omit && { omit }) };
    }),
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await openAs(page, empty);
  await expect(goodRow(page)).toContainText('Running');
  await expect(page.getByRole('row')).toHaveCount(odd.length + 2);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectToFit(page);

  for (const [index, { what, seen, heading }] of odd.entries()) {
    await test.step(what, async () => {
      const path = `/servers/${ids[index]}`;
      const row = page.getByRole('row').filter({ has: page.locator(`a[href="${path}"]`) });
      await seen(row);
      if (heading === undefined) return;
      await name(row).click();
      await expect(page).toHaveURL(path);
      const title = page.getByRole('heading', { level: 1 });
      if (typeof heading === 'string') await expect(title).toHaveAccessibleName(heading);
      else await expect(title).toHaveText(heading);
      await expect(page.getByText('Specifications')).toBeVisible();
      await expect(page.locator('main')).not.toContainText(/NaN|undefined|null|\[object/);
      await expectToFit(page);
      await page.goBack();
      await expect(goodRow(page)).toBeVisible();
    });
  }
});

const rows: Record<string, readonly [patch: Record<string, unknown>, omit: string[], words: string]> = {
  'null and a text': [{ 0: null, 1: 'server' }, [], '2 entries couldn’t be read and aren’t shown.'],
  'one without an id': [{}, ['0.id'], '1 entry couldn’t be read and isn’t shown.'],
  'an id that is a path': [{ '0.id': '../../sso' }, [], '1 entry couldn’t be read and isn’t shown.'],
};

test(
  'among rows that can’t be read the good ones are shown, the others counted',
  { tag: '@cell-49' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await sandbox.world(empty, { addServers: [{ label: 'a' }, { label: 'b' }, { label: 'good-one' }] });
    await openAs(page, empty);
    await expect(goodRow(page)).toContainText('Running');
    const unread = page.getByRole('status').filter({ hasText: /couldn’t be read/ });
    for (const [what, [patch, omit, words]] of Object.entries(rows)) {
      await test.step(what, async () => {
        await sandbox.fault(empty, 'listServers', { patch, omit });
        await page.getByRole('button', { name: 'Refresh' }).click();
        await expect(unread).toHaveText(words);
        await expect(goodRow(page)).toContainText('Running');
        await page.getByRole('button', { name: 'Refresh' }).click();
        await expect(unread).toHaveCount(0);
      });
    }
    // If no row can be read, the account does not count as empty.
    await sandbox.fault(empty, 'listServers', { body: [null, 7, []] });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(unread).toHaveText('3 entries couldn’t be read and aren’t shown.');
    await expect(goodRow(page)).toHaveCount(0);
    await expect(page.getByText('Deploy your first server')).toHaveCount(0);
  },
);
