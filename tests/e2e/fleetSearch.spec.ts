import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { expectLabels, expectShown, searchField } from '../support/fleet.ts';
import { holdAnswers } from '../support/hold.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';

/** Opens the list with three servers that have nothing in common. */
async function openThree(page: Page, sandbox: SandboxControls, key: string): Promise<readonly string[]> {
  const ids = await sandbox.world(key, {
    addServers: [
      { label: 'alpha', hostname: 'one.example.com', os: 'ubuntu-24.04', region: 'OTWA IZM' },
      { label: 'beta', hostname: 'two.example.net', os: 'debian-13', region: 'OTWA FRA' },
      { label: 'gamma ray', hostname: 'three.example.org', os: 'rocky-9.6', region: 'OTWA AMS' },
    ],
    servers: [
      { label: 'alpha', answer: { ipAddress: '198.51.100.7', region: 'OTWA İstanbul' } },
      {
        label: 'beta',
        answer: {
          ipAddress: '198.51.100.70',
          additionalIps: [
            { ip: '203.0.113.5', gateway: '203.0.113.1', netmask: '255.255.255.240', cidr: '203.0.113.0/28' },
          ],
        },
      },
    ],
  });
  await openAs(page, key);
  await expectShown(page, 3, 3);
  return ids;
}

const queries: readonly (readonly [what: string, query: string, labels: readonly string[]])[] = [
  ['a label', 'alph', ['alpha']],
  ['a label in other letters', 'GAMMA', ['gamma ray']],
  ['a hostname', 'two.example.net', ['beta']],
  ['a primary address', '198.51.100.70', ['beta']],
  ['the beginning of an address', '198.51.', ['alpha', 'beta']],
  ['an additional address', '203.0.113.5', ['beta']],
  ['an address inside an additional block', '203.0.113.9', ['beta']],
  ['an address outside of it', '203.0.113.16', []],
  ['an OS', 'rocky', ['gamma ray']],
  ['a region, folded', 'ist', ['alpha']],
  ['a region with its own letters', 'İSTANBUL', ['alpha']],
  ['several words, in any order', 'otwa example.org ray', ['gamma ray']],
  ['words of different servers', 'alpha beta', []],
  ['a word that must not be there', 'otwa -fra', ['alpha', 'gamma ray']],
  ['a word still being typed', 'otwa -', ['alpha', 'beta', 'gamma ray']],
];

test('the search finds by every field', async ({ page, key, sandbox }) => {
  const [, , gamma = ''] = await openThree(page, sandbox, key('empty'));
  for (const [what, query, labels] of [...queries, ['an id', gamma, ['gamma ray']] as const]) {
    await test.step(what, async () => {
      await searchField(page).fill(query);
      if (labels.length > 0) {
        await expectShown(page, labels.length, 3);
        await expectLabels(page, labels);
      } else {
        await expect(page.getByText(`No server matches “${query}” and these filters.`)).toBeVisible();
        await expect(page.getByRole('table')).toHaveCount(0);
      }
    });
  }
});

test('nothing found leads back to everything', async ({ page, key, sandbox }) => {
  await openThree(page, sandbox, key('empty'));
  await page.getByRole('combobox', { name: 'Region' }).selectOption('OTWA FRA');
  await searchField(page).fill('alpha');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expectLabels(page, ['alpha', 'beta', 'gamma ray']);
  await expect(searchField(page)).toHaveValue('');
  await expect(page).toHaveURL('/servers');
});

test('the search keeps every letter, however a person pauses, and goes into the address', async ({
  page,
  key,
  sandbox,
}) => {
  await openThree(page, sandbox, key('empty'));
  // Records the field's value at every frame: it never falls back to the query still in the URL.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = (): void => {
      const value = document.querySelector<HTMLInputElement>('input[type=search]')?.value ?? 'none';
      if (value !== seen.at(-1)) seen.push(value);
      requestAnimationFrame(note);
    };
    note();
  });
  await searchField(page).focus();
  for (const [typed, query] of [
    ['a', 'a'],
    ['lp', 'alp'],
    ['ha', 'alpha'],
  ] as const) {
    await page.keyboard.type(typed);
    await expect(page).toHaveURL(`/servers?q=${query}`);
  }
  await expect(searchField(page)).toHaveValue('alpha');
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.every((value, index) => index === 0 || value.startsWith(seen[index - 1] ?? ''))).toBe(true);
  expect(seen.at(-1)).toBe('alpha');
});

test('by keyboard alone: from an address to its server, into the rows and back to the search', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await openThree(page, sandbox, key('empty'));
  const field = searchField(page);
  const server = (label: string) => page.getByRole('link', { name: label, exact: true });
  const opened = (label: string) => page.getByRole('heading', { level: 1, name: label });
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  // Enter is pressed before the address has what was typed.
  await page.keyboard.type('198.51.100.70');
  await page.keyboard.press('Enter');
  await expect(opened('beta')).toBeVisible();
  await page.goBack();
  await expect(field).toHaveValue('198.51.100.70');
  await expectLabels(page, ['beta']);

  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await expectLabels(page, ['alpha', 'beta', 'gamma ray']);
  await page.keyboard.press('Escape');
  await expect(field).not.toBeFocused();

  // Several are found: Enter only goes there, also when it is held down.
  await page.keyboard.press('/');
  await page.keyboard.type('a/b');
  await expect(field).toHaveValue('a/b');
  await field.fill('example');
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(server('alpha')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.type('.net');
  await expect(field).toHaveValue('example.net');
  await expectLabels(page, ['beta']);

  // The Enter that ends a composition is the input method's.
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(field).toBeFocused();
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    page.keyboard.press('ControlOrMeta+Enter'),
  ]);
  await expect(beside).toHaveURL(/\/servers\/[\w-]+$/);
  await beside.close();
  await expect(page).toHaveURL('/servers?q=example.net');

  await field.fill('otwa');
  await field.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(server('beta')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(opened('beta')).toBeVisible();
});

test('Enter before the servers are there opens nothing, and the page says that they are loading', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const { release } = await holdAnswers(page, '**/api/v1/servers');
  await openAs(page, empty);
  const loading = page.getByRole('status').filter({ hasText: 'Loading servers' });
  await expect(loading).toHaveCount(1);
  await searchField(page).fill('alpha');
  await page.keyboard.press('Enter');
  await expect(loading).toHaveCount(2);
  release();
  await expectLabels(page, ['alpha']);
  await expect(loading).toHaveCount(0);
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
});
