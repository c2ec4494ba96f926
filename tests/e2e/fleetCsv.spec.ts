import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { expectShown, searchField } from '../support/fleet.ts';
import { openAs } from '../support/session.ts';

/** Parses CSV (RFC 4180) as a spreadsheet does. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  let current: string[] = [];
  while (cells.lastIndex < text.length) {
    const [, cell = '', end] = cells.exec(text) ?? [undefined, 'unreadable', '\r\n'];
    current.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    rows.push(current);
    current = [];
  }
  return rows;
}

async function exported(page: Page, button: string): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('the filtered rows and all of them are exported, and nothing in them is a formula', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [first = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'one' }, { label: 'two' }, { label: 'gone', status: 'terminated' }],
    servers: [
      {
        label: 'one',
        newLabel: '=HYPERLINK("https://evil.invalid","one")',
        hostname: 'a,b\r\n"c"',
        createdAt: '2025-01-02T03:04:05Z',
        answer: {
          region: 'OTWA İstanbul',
          ipAddress: '198.51.100.7',
          additionalIps: [{ ip: '203.0.113.5' }, { ip: '203.0.113.6' }],
        },
      },
      { label: 'two', hostname: '+1', answer: { ipAddress: null } },
    ],
  });
  await openAs(page, empty);
  await searchField(page).fill('hyperlink');
  await expectShown(page, 1, 3);
  await expect(page.getByRole('cell', { name: 'Ubuntu 24.04 LTS' })).toBeVisible();

  const filtered = await exported(page, 'Export shown as CSV');
  expect(filtered.name).toBe('servers.csv');
  expect(filtered.text.charCodeAt(0)).toBe(0xfeff); // without it spreadsheets misread everything but ASCII
  const [head = [], row = [], ...more] = parseCsv(filtered.text.slice(1));
  expect(more).toEqual([]);
  expect(head.slice(0, 8)).toEqual([
    'id',
    'label',
    'hostname',
    'status',
    'ipAddress',
    'additionalIps',
    'os',
    'region',
  ]);
  const exportedRow = Object.fromEntries(head.map((name, index) => [name, row[index]]));
  expect(exportedRow).toMatchObject({
    id: first,
    label: '\'=HYPERLINK("https://evil.invalid","one")',
    hostname: 'a,b\r\n"c"',
    status: 'running',
    ipAddress: '198.51.100.7',
    additionalIps: '203.0.113.5 203.0.113.6',
    os: 'ubuntu-24.04',
    osName: 'Ubuntu 24.04 LTS',
    region: 'OTWA İstanbul',
    regionName: 'OTWA İstanbul',
    createdAt: '2025-01-02T03:04:05.000Z',
  });

  const all = await exported(page, 'Export all as CSV');
  expect(all.name).toBe('all-servers.csv');
  const rows = parseCsv(all.text.slice(1));
  expect(rows.map((cells) => cells.length)).toEqual([16, 16, 16, 16]);
  expect(rows.map((cells) => cells[3])).toEqual(expect.arrayContaining(['status', 'running', 'terminated']));
  expect(rows.find((cells) => cells[1] === 'two')?.slice(2, 5)).toEqual(["'+1", 'running', '']);
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r\0]/.test(cell))).toEqual([]);
});
