import { expect, test } from 'vitest';
import { changeSelection, nothingSelected, type Selection, type SelectionChange } from './selection.ts';

const rows = Array.from('abcdef').map((id) => ({ id }));
const chosen = (ids: string, anchor?: string): Selection => ({ ids: new Set(ids), anchor });
const row = (id: string, isSelected = true, isRange = false): SelectionChange => ({
  about: 'row',
  id,
  isSelected,
  isRange,
});

test.each<[string, Selection, SelectionChange, Selection]>([
  ['one', nothingSelected, row('b'), chosen('b', 'b')],
  ['one more', chosen('b', 'b'), row('d'), chosen('bd', 'd')],
  ['one taken out', chosen('bd', 'd'), row('b', false), chosen('d', 'b')],
  ['a range down', chosen('b', 'b'), row('e', true, true), chosen('bcde', 'e')],
  ['a range up', chosen('e', 'e'), row('c', true, true), chosen('ecd', 'c')],
  ['a range taken out', chosen('abcdef', 'b'), row('d', false, true), chosen('aef', 'd')],
  ['a range whose beginning is not shown', chosen('x', 'x'), row('c', true, true), chosen('xc', 'c')],
  ['a range without a beginning', nothingSelected, row('c', true, true), chosen('c', 'c')],
  ['a row that has gone', chosen('a', 'a'), row('x', true, true), chosen('ax', 'x')],
  [
    'all shown beside one that is not',
    chosen('x', 'x'),
    { about: 'rows', ids: ['a', 'b'], isSelected: true },
    chosen('xab', 'x'),
  ],
  [
    'all shown taken out',
    chosen('xab', 'x'),
    { about: 'rows', ids: ['a', 'b'], isSelected: false },
    chosen('x', 'x'),
  ],
  ['nothing', chosen('abc', 'c'), { about: 'none' }, nothingSelected],
])('%s', (_name, before, change, after) => expect(changeSelection(before, change, rows)).toEqual(after));
