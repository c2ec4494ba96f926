import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

/** Two servers: one whose fields are odd, and one as it should be. */
const hostname = 'odd.example.com';
const oddRow = (page: Page) => page.getByRole('row').filter({ hasNotText: /good-one|^Label/ });
const goodRow = (page: Page) => page.getByRole('row').filter({ hasText: 'good-one' });
const name = (page: Page) => oddRow(page).getByRole('link');
const cell = (page: Page, column: number) =>
  oddRow(page)
    .getByRole('cell')
    .nth(column + 1); // after the checkbox;

interface Odd {
  readonly answer?: Record<string, unknown>;
  readonly omit?: string[];
  /** What is seen of it in the list. */
  readonly seen: (page: Page) => Promise<void>;
  /** The heading of its page. */
  readonly heading: string | RegExp;
}

const long = `${'a long label '.repeat(23)}b`; // 300 characters

const oddities: Record<string, Odd> = {
  'no label': { omit: ['label'], seen: (page) => expect(name(page)).toHaveText(hostname), heading: hostname },
  'a label of spaces': {
    answer: { label: '   ' },
    seen: (page) => expect(name(page)).toHaveText(hostname),
    heading: hostname,
  },
  'a list as label': {
    answer: { label: ['x'] },
    seen: (page) => expect(name(page)).toHaveText(hostname),
    heading: hostname,
  },
  'no name at all': {
    omit: ['label', 'hostname'],
    seen: (page) => expect(name(page)).toHaveText(/^[0-9a-f-]{36}$/),
    heading: /^[0-9a-f-]{36}$/,
  },
  'HTML as label': {
    answer: { label: '<img src=x onerror=alert(1)><b>bold</b>' },
    async seen(page) {
      await expect(name(page)).toHaveText('<img src=x onerror=alert(1)><b>bold</b>');
      await expect(page.locator('main :is(img, b)')).toHaveCount(0);
    },
    heading: '<img src=x onerror=alert(1)><b>bold</b>',
  },
  'a label of 300 characters': {
    answer: { label: long },
    async seen(page) {
      await expect(page.getByRole('link', { name: long })).toBeVisible();
      await expectToFit(page);
    },
    heading: long,
  },
  'a label of 300 characters without a space': {
    answer: { label: 'x'.repeat(300) },
    async seen(page) {
      await expect(page.getByRole('link', { name: 'x'.repeat(300) })).toBeVisible();
      await expectToFit(page);
    },
    heading: 'x'.repeat(300),
  },
  'a label that turns the text around': {
    answer: { label: 'web\u202Egpj.exe' },
    seen: (page) => expect(name(page)).toHaveText('web[U+202E]gpj.exe'),
    heading: 'web[U+202E]gpj.exe',
  },
  'status building': {
    answer: { status: 'building' },
    seen: (page) => expect(cell(page, 1)).toHaveText('Building'),
    heading: 'odd-one',
  },
  'status failed': {
    answer: { status: 'failed' },
    seen: (page) => expect(cell(page, 1)).toHaveText('Failed'),
    heading: 'odd-one',
  },
  'status frobnicating': {
    answer: { status: 'frobnicating' },
    seen: (page) => expect(cell(page, 1)).toHaveText('frobnicating'),
    heading: 'odd-one',
  },
  'no status': {
    answer: { status: null },
    seen: (page) => expect(cell(page, 1)).toHaveText('Unknown'),
    heading: 'odd-one',
  },
  'no address': {
    answer: { ipAddress: null, 'networking.primaryIp': null },
    async seen(page) {
      await expect(cell(page, 2)).toHaveText('—');
      await expect(cell(page, 2).getByRole('button')).toHaveCount(0);
    },
    heading: 'odd-one',
  },
  'no further addresses': {
    omit: ['additionalIps', 'networking.additionalIps'],
    seen: (page) => expect(cell(page, 2)).toHaveText(/^\d+\.\d+\.\d+\.\d+/),
    heading: 'odd-one',
  },
  'a text where the size is, and a word where the time is': {
    answer: { vcpu: 'two', ramMb: null, diskGb: {}, createdAt: 'yesterday', os: 7, region: null },
    async seen(page) {
      await expect(cell(page, 3)).toHaveText('7');
      await expect(cell(page, 4)).toHaveText('—');
      await expect(cell(page, 5)).toHaveText('—');
      await expect(cell(page, 6)).toHaveText('—');
    },
    heading: 'odd-one',
  },
};

for (const [what, { answer, omit, seen, heading }] of Object.entries(oddities)) {
  test(`a server with ${what} can be seen and opened, beside a good one`, async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const [id] = await sandbox.world(empty, {
      addServers: [{ label: 'odd-one', hostname }, { label: 'good-one' }],
    });
    await sandbox.world(empty, {
      servers: [{ label: 'odd-one', ...(answer && { answer }), ...(omit && { omit }) }],
    });
    await page.setViewportSize({ width: 1280, height: 800 });
    await openAs(page, empty);
    await expect(goodRow(page)).toContainText('Running');
    await expect(page.getByRole('row')).toHaveCount(3);
    await seen(page);
    await expect(page.getByRole('alert')).toHaveCount(0);

    await name(page).click();
    await expect(page).toHaveURL(`/servers/${id}`);
    const title = page.getByRole('heading', { level: 1 });
    if (typeof heading === 'string') await expect(title).toHaveAccessibleName(heading);
    else await expect(title).toHaveText(heading);
    await expect(page.getByText('Specifications')).toBeVisible();
    await expect(page.locator('main')).not.toContainText(/NaN|undefined|null|\[object/);
    await expectToFit(page);
  });
}

const rows: Record<string, readonly [patch: Record<string, unknown>, omit: string[], words: string]> = {
  'null and a text': [{ 0: null, 1: 'server' }, [], '2 entries could not be read and are not shown.'],
  'one without an id': [{}, ['0.id'], '1 entry could not be read and is not shown.'],
  'an id that is a path': [{ '0.id': '../../sso' }, [], '1 entry could not be read and is not shown.'],
};

for (const [what, [patch, omit, words]] of Object.entries(rows)) {
  test(`among the rows ${what}: the good ones are shown, the others counted`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    await sandbox.world(empty, { addServers: [{ label: 'a' }, { label: 'b' }, { label: 'good-one' }] });
    await sandbox.fault(empty, 'listServers', { patch, omit }, { times: 9 });
    await openAs(page, empty);
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    await expect(goodRow(page)).toContainText('Running');
  });
}

test('rows of which none can be read are not taken for an empty account', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.fault(empty, 'listServers', { body: [null, 7, []] }, { times: 9 });
  await openAs(page, empty);
  await expect(page.getByText('3 entries could not be read and are not shown.')).toBeVisible();
  await expect(page.getByText('Deploy your first server')).toHaveCount(0);
});

test('a server that comes twice is shown once', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'twin' }, { label: 'other' }] });
  await sandbox.fault(empty, 'listServers', { patch: { '1.id': id?.toUpperCase() } }, { times: 9 });
  await openAs(page, empty);
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(1);
});
