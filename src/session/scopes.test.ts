import { beforeEach, expect, test } from 'vitest';
import { ApiError, type ApiErrorKind } from '#api/apiError.ts';
import { findOperation } from '#api/operation.ts';
import { forgetScopes, knownScope, learnScope } from './scopes.ts';

const reboot = findOperation('POST', '/servers/7d444840-9dc0-11d1-b245-5ffdce74fad2/power/reboot');
if (reboot === undefined) throw new Error('no such operation');

function refused(kind: ApiErrorKind, words: readonly string[] = []): ApiError {
  return new ApiError({ kind, words });
}

beforeEach(forgetScopes);

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
