import { describe, expect, test } from 'vitest';
import { reinstallVerdict, type ServerSnapshot, terminationVerdict } from './writeVerdict.ts';

describe('of a server', () => {
  const asBefore = { status: 'running', os: 'debian-13', updatedAt: 1 } as const;
  const away = { ...asBefore, status: 'provisioning' } as const;
  const stopped = { ...asBefore, status: 'stopped', updatedAt: 2 } as const;

  test.each<[string, readonly ServerSnapshot[], isLast: boolean, string]>([
    ['nothing read yet', [], false, 'open'],
    ['as before', [asBefore, asBefore], false, 'open'],
    ['as before to the end', [asBefore, asBefore, asBefore], true, 'notDone'],
    ['being built', [asBefore, away], false, 'done'],
    ['with another system', [{ ...asBefore, os: 'ubuntu-24.04' }], false, 'done'],
    ['gone', ['gone'], false, 'notDone'],
    ['terminated', [{ ...asBefore, status: 'terminated' }], false, 'notDone'],
    ['failed', [{ ...asBefore, status: 'failed' }], true, 'unclear'],
    ['once unread', [asBefore, undefined, asBefore], true, 'unclear'],
    ['stopped meanwhile', [stopped, stopped, stopped], true, 'unclear'],
    ['changed by something else', [{ ...asBefore, updatedAt: 2 }], true, 'unclear'],
    ['suspended', [{ ...asBefore, status: 'suspended' }], false, 'notDone'],
    ['in a state that nobody knows', [{ ...asBefore, status: undefined }], true, 'unclear'],
  ])('whose reinstall was refused: %s', (_name, snapshots, isLast, is) =>
    expect(reinstallVerdict(asBefore, snapshots, isLast)).toBe(is),
  );

  test.each<[string, readonly ServerSnapshot[], isLast: boolean, string]>([
    ['the same each time', [asBefore, asBefore], true, 'notDone'],
    ['changed in between', [asBefore, stopped], true, 'unclear'],
    ['being built', [away], false, 'done'],
    ['unread at first', [undefined, asBefore], true, 'unclear'],
  ])('whose reinstall was refused, not read before: %s', (_name, snapshots, isLast, is) =>
    expect(reinstallVerdict(undefined, snapshots, isLast)).toBe(is),
  );

  test('whose reinstall was refused while it was built: that says nothing', () => {
    expect(reinstallVerdict(away, [away], false)).toBe('open');
    expect(reinstallVerdict(away, [away, away], true)).toBe('notDone');
  });

  test.each<[string, readonly ServerSnapshot[], isLast: boolean, string]>([
    ['nothing read yet', [], false, 'open'],
    ['alive', [asBefore], false, 'open'],
    ['alive to the end', [asBefore, asBefore, asBefore], true, 'notDone'],
    ['gone', ['gone'], false, 'done'],
    ['terminated', [asBefore, { ...asBefore, status: 'terminated' }], false, 'done'],
    ['once unread', [asBefore, undefined, asBefore], true, 'unclear'],
    ['unread', [undefined], true, 'unclear'],
  ])('whose termination was refused: %s', (_name, snapshots, isLast, is) =>
    expect(terminationVerdict(snapshots, isLast)).toBe(is),
  );
});
