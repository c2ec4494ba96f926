import { expect, test } from 'vitest';
import type { ActivityAction, ActivityLine, ActivityOutcome } from '#operations/writes/activityLog.ts';
import { groupMarks, marksOf, marksWithin } from './chartMarks.ts';

const here = 'here';

const line = (
  at: number,
  action: ActivityAction,
  outcome: ActivityOutcome,
  details = '',
  serverId = here,
): ActivityLine => ({
  at,
  action,
  outcome,
  serverId,
  serverName: 'alpha',
  words: [],
  requestId: '',
  details,
});

test.each<[what: string, lines: readonly ActivityLine[], expected: readonly string[]]>([
  ['nothing', [], []],
  [
    'what was asked for, oldest first',
    [line(3, 'reinstall', 'requested'), line(2, 'buyAddon', 'done'), line(1, 'reboot', 'requested')],
    ['1 reboot requested', '2 buyAddon done', '3 reinstall requested'],
  ],
  ['nothing of another server', [line(1, 'stop', 'requested', '', 'there')], []],
  ['nothing that has no load', [line(2, 'rename', 'done'), line(1, 'reveal', 'done')], []],
  [
    'nothing that was refused or not sent',
    [line(3, 'stop', 'refused'), line(2, 'start', 'notSent'), line(1, 'reboot', 'notDone')],
    [],
  ],
  ['what may have been done', [line(1, 'stop', 'unknown')], ['1 stop unknown']],
  [
    'an unclear purchase that turned out done, once, when it was tried',
    [
      line(9, 'buyAddon', 'done', 'IPv4'),
      line(5, 'reboot', 'requested'),
      line(1, 'buyAddon', 'unknown', 'IPv4'),
    ],
    ['1 buyAddon done', '5 reboot requested'],
  ],
  [
    'no unclear purchase that turned out not done',
    [line(9, 'buyAddon', 'notDone', 'IPv4'), line(1, 'buyAddon', 'unknown', 'IPv4')],
    [],
  ],
  [
    'an unclear purchase beside another add-on’s',
    [line(9, 'buyAddon', 'done', 'Backup'), line(1, 'buyAddon', 'unknown', 'IPv4')],
    ['1 buyAddon unknown', '9 buyAddon done'],
  ],
])('marks %s', (_what, lines, expected) => {
  expect(marksOf(lines, here).map(({ at, action, outcome }) => `${at} ${action} ${outcome}`)).toEqual(
    expected,
  );
});

test('marks within a time include its ends', () => {
  const marks = marksOf(
    [4, 3, 2, 1].map((at) => line(at, 'reboot', 'requested')),
    here,
  );
  expect(marksWithin(marks, 2, 3).map(({ at }) => at)).toEqual([2, 3]);
});

test('marks that would cover each other are one group, at the place of its first', () => {
  const marks = marksOf(
    [170, 160, 105, 100].map((at) => line(at, 'reboot', 'requested')),
    here,
  );
  expect(groupMarks(marks, 100, 200).map(({ place, marks }) => [place, marks.length])).toEqual([
    [0, 2],
    [0.6, 1],
    [0.7, 1],
  ]);
});
