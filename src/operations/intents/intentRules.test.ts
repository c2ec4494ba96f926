import { describe, expect, test } from 'vitest';
import type { Intent } from './intent.ts';
import { readServer, type Server } from '#domain/server.ts';
import {
  afterGone,
  afterSeeing,
  blocksNextRequest,
  isOverdue,
  isUnconfirmed,
  mayBeUnlisted,
  readIntent,
} from './intentRules.ts';

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const minute = 60_000;

function intent(fields: Partial<Intent>): Intent {
  return { serverId: id, serverName: 'alpha', action: 'stop', at: 0, state: 'asked', ...fields };
}

function server(status: string, os?: string): Server {
  const read = readServer({ id, status, os });
  if (read === undefined) throw new Error('unreadable');
  return read;
}

describe('what was asked is settled', () => {
  test.each<[Partial<Intent>, string, number, boolean]>([
    [{ action: 'stop' }, 'stopped', 1, true],
    [{ action: 'stop' }, 'running', 1, false],
    [{ action: 'stop' }, 'running', 60 * minute, false],
    [{ action: 'start' }, 'running', 1, true],
    [{ action: 'start' }, 'stopped', 1, false],
    [{ action: 'start' }, 'terminated', 1, true],
    [{ action: 'stop', state: 'unknown' }, 'stopped', 1, true],
    [{ action: 'stop', state: 'sending' }, 'stopped', 1, false],
    [{ action: 'stop', state: 'refused' }, 'stopped', 1, false],
    [{ action: 'reboot' }, 'running', 1, false],
    [{ action: 'reboot' }, 'running', 10 * minute, false],
    [{ action: 'reboot' }, 'running', 10 * minute + 1, true],
  ])('%o by %s after %i ms: %s', (fields, status, now, answer) => {
    const before = intent(fields);
    expect(afterSeeing(before, server(status), now)).toBe(answer ? undefined : before);
  });
});

const reinstall = { action: 'reinstall', formerOs: 'debian-12', wantedOs: 'debian-13' } as const;

describe('a reinstall', () => {
  const asked = intent(reinstall);
  const left = intent({ ...reinstall, seenAt: 5 });

  test.each<[string, Intent, Server, Partial<Intent>]>([
    ['is seen leaving', asked, server('provisioning'), { state: 'asked', seenAt: 9 }],
    ['leaves by a word we don’t know', asked, server('reinstalling'), { state: 'asked', seenAt: 9 }],
    [
      'proves that it was asked',
      intent({ ...reinstall, state: 'unknown' }),
      server('pending'),
      { state: 'asked', seenAt: 9 },
    ],
    [
      'is seen while it is on the line',
      intent({ ...reinstall, state: 'sending' }),
      server('building'),
      { state: 'sending', seenAt: 9 },
    ],
    ['comes back', left, server('running'), { state: 'done', seenAt: 5 }],
    ['comes back stopped', left, server('stopped'), { state: 'done', seenAt: 5 }],
    ['shows by its system alone', asked, server('running', 'debian-13'), { state: 'done', seenAt: 9 }],
  ])('%s', (_case, before, shown, after) => {
    expect(afterSeeing(before, shown, 9)).toEqual({ ...before, ...after });
  });

  test.each<[string, Intent, Server]>([
    ['has not left yet', asked, server('running', 'debian-12')],
    ['has not left yet, whose system nobody told', asked, server('stopped')],
    [
      'to the same system shows nothing by it',
      intent({ ...reinstall, formerOs: 'debian-13' }),
      server('running', 'debian-13'),
    ],
    ['is held up from outside', asked, server('suspended')],
    ['is on its way still', left, server('provisioning')],
    [
      'is on the line still, though back',
      intent({ ...reinstall, state: 'sending', seenAt: 5 }),
      server('running'),
    ],
    [
      'is told as done until it is dismissed',
      intent({ ...reinstall, state: 'done', seenAt: 5 }),
      server('stopped'),
    ],
    ['of a server without a state', asked, server('')],
  ])('%s', (_case, before, shown) => expect(afterSeeing(before, shown, 9)).toBe(before));

  test.each(['failed', 'terminated'])('has nothing to wait for once the server is %s', (status) => {
    expect(afterSeeing(left, server(status), 9)).toBeUndefined();
  });
});

describe('a termination', () => {
  test.each(['asked', 'unknown'] as const)('%s is done once the server is terminated', (state) => {
    const before = intent({ action: 'terminate', state });
    expect(afterSeeing(before, server('terminated'), 9)).toEqual({ ...before, state: 'done', seenAt: 9 });
    expect(afterGone(before, 9)).toEqual({ ...before, state: 'done', seenAt: 9 });
  });

  test.each<[Partial<Intent>, string]>([
    [{ state: 'asked' }, 'running'],
    [{ state: 'sending' }, 'terminated'],
    [{ state: 'refused' }, 'terminated'],
    [{ state: 'done' }, 'terminated'],
  ])('%o stays by %s', (fields, status) => {
    const before = intent({ action: 'terminate', ...fields });
    expect(afterSeeing(before, server(status), 9)).toBe(before);
  });

  test.each<[Partial<Intent>, number, boolean]>([
    [{ action: 'terminate', state: 'unknown' }, 30_000, false],
    [{ action: 'terminate', state: 'unknown' }, 30_001, true],
    [{ action: 'terminate', state: 'asked' }, 30_001, false],
    [{ action: 'stop', state: 'unknown' }, 30_001, false],
  ])('%o after %i ms is unconfirmed: %s', (fields, now, answer) => {
    expect(isUnconfirmed(intent(fields), now)).toBe(answer);
  });
});

test('what was asked of a server that is gone is forgotten, but not why it was refused', () => {
  expect(afterGone(intent({}), 9)).toBeUndefined();
  const refused = intent({ state: 'refused' });
  expect(afterGone(refused, 9)).toBe(refused);
});

describe('what must be seen before anything else is asked', () => {
  test.each<[Partial<Intent>, number, boolean]>([
    [{ state: 'sending' }, 60 * minute, true],
    [{ state: 'asked' }, minute, true],
    [{ state: 'asked' }, 3 * minute, false],
    [{ action: 'reboot' }, 1, false],
    [{ state: 'unknown' }, 1, false],
    [{ state: 'done' }, 1, false],
    [{ ...reinstall, seenAt: 5 }, 60 * minute, true],
    // `now` may lag a little behind `at`; a large gap means that the clock was set back.
    [{ state: 'asked' }, -15_000, true],
    [{ state: 'asked' }, -60 * minute, false],
  ])('%o after %i ms: %s', (fields, now, answer) =>
    expect(blocksNextRequest(intent(fields), now)).toBe(answer),
  );
});

describe('nothing is seen of it', () => {
  test.each<[Partial<Intent>, number, boolean]>([
    [{ action: 'stop' }, 2 * minute, false],
    [{ action: 'stop' }, 2 * minute + 1, true],
    [{ action: 'stop', state: 'unknown' }, 2 * minute + 1, true],
    [{ action: 'stop', state: 'refused' }, 2 * minute + 1, false],
    [{ action: 'reboot' }, 60 * minute, false],
    [{ action: 'terminate' }, 2 * minute + 1, true],
    [reinstall, 2 * minute + 1, true],
    [{ ...reinstall, seenAt: 5 }, 60 * minute, false],
    [{ ...reinstall, state: 'done' }, 60 * minute, false],
  ])('%o after %i ms: %s', (fields, now, answer) => expect(isOverdue(intent(fields), now)).toBe(answer));
});

describe('what was put away before a reload', () => {
  test.each([
    intent({}),
    intent({ ...reinstall, seenAt: 5 }),
    intent({ action: 'terminate', state: 'done' }),
  ])('%o comes back', (kept) => expect(readIntent(kept)).toEqual(kept));

  test('has no known end if it was on the line', () => {
    expect(readIntent(intent({ state: 'sending' }))?.state).toBe('unknown');
  });

  test.each([
    [null],
    ['x'],
    [{}],
    [{ ...intent({}), serverId: '../sso' }],
    [{ ...intent({}), action: 'explode' }],
    [{ ...intent({}), at: 'now' }],
  ])('%o is nothing', (value) => expect(readIntent(value)).toBeUndefined());
});

test.each<[Intent['action'], number, boolean]>([
  ['deploy', 0, true],
  ['deploy', minute, true],
  ['deploy', minute + 1, false],
  ['reinstall', 0, false],
  ['terminate', 0, false],
])('a server of a %s may be missing in a list after %i ms: %s', (action, now, answer) =>
  expect(mayBeUnlisted(intent({ action }), now)).toBe(answer),
);
