// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError, type ApiErrorKind } from '#api/apiError.ts';
import { findOperation, type Operation } from '#api/operation.ts';
import { sessionPrefix } from './keptSession.ts';
import { knownScope, learnScope, recallScopes } from './scopes.ts';

const server = '/servers/7d444840-9dc0-11d1-b245-5ffdce74fad2';

function operationAt(method: string, path: string): Operation {
  const operation = findOperation(method, path);
  if (operation === undefined) throw new Error('no such operation');
  return operation;
}

const reboot = operationAt('POST', `${server}/power/reboot`);
const readList = operationAt('GET', '/servers');
const readStats = operationAt('GET', `${server}/stats`);

function refused(kind: ApiErrorKind, words: readonly string[] = []): ApiError {
  return new ApiError({ kind, words });
}

const storageKey = `${sessionPrefix}scopes`;

beforeEach(() => {
  sessionStorage.clear();
  recallScopes();
});

test.each([
  ['a success', undefined, 'granted'],
  ['a 403', refused('forbidden', ['API key lacks servers:write']), 'denied'],
  ['a 403 without words', refused('forbidden'), 'denied'],
  ['a 403 for a suspended server', refused('forbidden', ['Server is suspended by administrator']), 'unknown'],
  ['a 401', refused('unauthorized'), 'unknown'],
  ['a 404', refused('notFound'), 'unknown'],
  ['a 500', refused('server'), 'unknown'],
  ['a lost answer', refused('network'), 'unknown'],
])('%s teaches of its scope: %3$s', (_end, error, knowledge) => {
  learnScope(reboot, error);
  expect(knownScope('servers:write')).toBe(knowledge);
  expect(knownScope('servers:read')).toBe('unknown');
});

test('the last answer counts', () => {
  learnScope(reboot, refused('forbidden'));
  learnScope(reboot, undefined);
  expect(knownScope('servers:write')).toBe('granted');
});

test('refused statistics say nothing of a scope by which other things were read', () => {
  learnScope(readStats, refused('forbidden'));
  expect(knownScope('servers:read')).toBe('denied');
  learnScope(readList, undefined);
  learnScope(readStats, refused('forbidden'));
  expect(knownScope('servers:read')).toBe('granted');
  learnScope(readList, refused('forbidden'));
  expect(knownScope('servers:read')).toBe('denied');
});

test('what was learned about a key is there after a reload, and for no other key or API', () => {
  recallScopes('https://api.example/ aa');
  learnScope(reboot, refused('forbidden'));
  recallScopes('https://api.example/ aa');
  expect(knownScope('servers:write')).toBe('denied');
  recallScopes('https://other.example/ aa');
  expect(knownScope('servers:write')).toBe('unknown');
  // Gone for good: the first key comes back as a new one.
  recallScopes('https://api.example/ aa');
  expect(knownScope('servers:write')).toBe('unknown');
});

test('a session in memory only stores nothing', () => {
  recallScopes();
  learnScope(reboot, refused('forbidden'));
  expect(knownScope('servers:write')).toBe('denied');
  expect(sessionStorage.getItem(storageKey)).toBeNull();
});

test.each([
  ['broken', '{"owner":"o"'],
  ['no object', '["o"]'],
  ['other values', '{"owner":"o","servers:write":"perhaps","servers:read":1}'],
])('what is stored as %s teaches nothing', (_what, text) => {
  sessionStorage.setItem(storageKey, text);
  recallScopes('o');
  expect([knownScope('servers:write'), knownScope('servers:read')]).toEqual(['unknown', 'unknown']);
});

test('where storage is forbidden, it is learned for as long as the page lives', () => {
  vi.stubGlobal('sessionStorage', undefined);
  recallScopes('o');
  learnScope(reboot, undefined);
  expect(knownScope('servers:write')).toBe('granted');
  vi.unstubAllGlobals();
});
