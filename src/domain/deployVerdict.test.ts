import { describe, expect, test } from 'vitest';
import { deployVerdict, type DeploySnapshot } from './deployVerdict.ts';

describe('a deploy that was refused', () => {
  const before: DeploySnapshot = { sameLabelIds: ['old'], balance: '50.00' };
  const paid = { ...before, balance: '40.00' };
  const listed = { sameLabelIds: ['old', 'new'], balance: '40.00' };
  const unread: DeploySnapshot = { sameLabelIds: undefined, balance: undefined };

  test.each<[string, readonly DeploySnapshot[], isLast: boolean, string]>([
    ['nothing read yet', [], false, 'open'],
    ['list and wallet as before', [before], false, 'notDone'],
    ['the same amount, written otherwise', [{ ...before, balance: '50' }], false, 'notDone'],
    ['a new server with its label', [listed], false, 'done'],
    ['a new server, the wallet unread', [{ ...listed, balance: undefined }], false, 'done'],
    ['a new server that comes later', [paid, paid, listed], true, 'done'],
    ['the list lags, the wallet has paid', [paid], false, 'open'],
    ['the list lags to the end, the wallet has paid', [paid, paid, paid], true, 'unclear'],
    ['more in the wallet than before', [{ ...before, balance: '90.00' }], false, 'open'],
    [
      'more in the wallet, never listed',
      Array.from({ length: 3 }, () => ({ ...before, balance: '90.00' })),
      true,
      'notDone',
    ],
    ['the wallet unread, never listed yet', [{ ...before, balance: undefined }], false, 'open'],
    [
      'the wallet unread, never listed',
      Array.from({ length: 3 }, () => ({ ...before, balance: undefined })),
      true,
      'notDone',
    ],
    [
      'the wallet unread, and once the list',
      [{ ...before, balance: undefined }, unread, { ...before, balance: undefined }],
      true,
      'unclear',
    ],
    ['the list unread, the wallet as before', [{ ...unread, balance: '50.00' }], false, 'open'],
    ['the list unread to the end, the wallet as before', [{ ...unread, balance: '50.00' }], true, 'notDone'],
    ['nothing could be read', [unread, unread, unread], true, 'unclear'],
    ['two new ones of its label', [{ sameLabelIds: ['old', 'a', 'b'], balance: '50.00' }], false, 'open'],
    [
      'two new ones of its label to the end',
      [{ sameLabelIds: ['old', 'a', 'b'], balance: '50.00' }],
      true,
      'unclear',
    ],
  ])('%s', (_name, snapshots, isLast, is) => {
    const verdict = deployVerdict({ before, charge: '10', snapshots, isLast });
    expect(verdict).toEqual(is === 'done' ? { is, serverId: 'new' } : { is });
  });

  test.each<[string, DeploySnapshot, readonly DeploySnapshot[], isLast: boolean, string]>([
    ['the list was unread before', { ...before, sameLabelIds: undefined }, [listed], true, 'unclear'],
    [
      'the list was unread before, the wallet as before',
      { ...before, sameLabelIds: undefined },
      [before],
      true,
      'notDone',
    ],
    ['the wallet was unread before', { ...before, balance: undefined }, [before], false, 'open'],
    [
      'the wallet was unread before, never listed',
      { ...before, balance: undefined },
      [before],
      true,
      'notDone',
    ],
  ])('%s', (_name, was, snapshots, isLast, is) =>
    expect(deployVerdict({ before: was, charge: '10', snapshots, isLast }).is).toBe(is),
  );

  test.each<[string, balance: string, isLast: boolean, string]>([
    // The balance on the screen may have been outdated: the drop may be earlier charges plus this one.
    ['more than the charge is gone', '4.00', false, 'open'],
    ['more than the charge is gone to the end, never listed', '4.00', true, 'notDone'],
    ['just the charge is gone', '40.00', false, 'open'],
    ['just the charge is gone to the end', '40', true, 'unclear'],
  ])('of the wallet %s', (_name, balance, isLast, is) => {
    const snapshots = [{ ...before, balance }];
    expect(deployVerdict({ before, charge: '10', snapshots, isLast }).is).toBe(is);
  });

  test.each([undefined, '0', '0.00'])(
    'of a plan that costs %s the wallet as before says nothing',
    (charge) => {
      const evidence = { before, charge, snapshots: [before] };
      expect(deployVerdict({ ...evidence, isLast: false }).is).toBe('open');
      expect(deployVerdict({ ...evidence, isLast: true }).is).toBe('notDone');
      const blind = { ...before, sameLabelIds: undefined };
      expect(deployVerdict({ ...evidence, snapshots: [blind], isLast: true }).is).toBe('unclear');
      expect(deployVerdict({ ...evidence, snapshots: [paid], isLast: true }).is).toBe('unclear');
    },
  );
});
