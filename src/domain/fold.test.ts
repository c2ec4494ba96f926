import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test.each([
  ['Alpha-1', 'alpha-1'],
  ['İstanbul', 'istanbul'],
  ['ISTANBUL', 'istanbul'],
  ['ısparta', 'isparta'],
  ['Türkiye', 'turkiye'],
  ['ŞIĞ', 'sig'],
  ['Zürich', 'zurich'],
  ['ﬁle', 'file'],
  ['Überspëcial', 'uberspecial'],
  ['IĞDIR', 'igdir'],
  ['iğdır', 'igdir'],
  ['ÇÖĞÜŞ çöğüş', 'cogus cogus'],
  ['', ''],
  ['日本', '日本'],
])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));
