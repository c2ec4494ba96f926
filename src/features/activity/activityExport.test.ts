import { expect, test } from 'vitest';
import type { ActivityLine } from '#operations/writes/activityLog.ts';
import { activityCsv, activityText } from './activityExport.ts';

const line: ActivityLine = {
  at: Date.UTC(2026, 10, 24, 3, 4, 5),
  action: 'stop',
  outcome: 'refused',
  serverId: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  serverName: '=mail',
  words: ['Busy', 'Later'],
  requestId: 'req_1',
  details: '',
};

test('for a ticket: one line each, times in UTC, nothing where nothing is', () => {
  const spoken = { action: 'Stop', outcome: 'Refused', words: 'Busy · Later', details: '' };
  const bare = { ...line, serverId: '', serverName: '', requestId: '' };
  expect(
    activityText([
      { line, ...spoken },
      { line: bare, ...spoken, words: '' },
    ]),
  ).toBe(
    [
      '2026-11-24 03:04:05 UTC | Stop | =mail (7d444840-9dc0-11d1-b245-5ffdce74fad2) | Refused | Busy · Later | req_1',
      '2026-11-24 03:04:05 UTC | Stop | Refused',
    ].join('\n'),
  );
});

test('for a ticket: what others wrote makes no line of its own, and turns nothing around', () => {
  const words = 'No\n2026-11-24 03:04:05 UTC | Stop | ok \u202E';
  expect(
    activityText([
      { line: { ...line, words: [words] }, action: 'Stop', outcome: 'Refused', words, details: '' },
    ]),
  ).toBe(
    '2026-11-24 03:04:05 UTC | Stop | =mail (7d444840-9dc0-11d1-b245-5ffdce74fad2) | Refused | ' +
      'No␊2026-11-24 03:04:05 UTC | Stop | ok [U+202E] | req_1',
  );
});

test('as CSV: names for programs, nothing that runs', () => {
  expect(activityCsv([{ line, words: line.words.join(' · '), details: '' }])).toBe(
    '\uFEFFat,action,outcome,serverId,serverName,words,requestId,details\r\n' +
      "2026-11-24T03:04:05.000Z,stop,refused,7d444840-9dc0-11d1-b245-5ffdce74fad2,'=mail,Busy · Later,req_1,\r\n",
  );
});
