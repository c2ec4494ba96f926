import { describe, expect, test } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { isFromApi, kindOfAnswer, parseAnswer, retryTime, wordsOf } from './answer.ts';
import { ApiError, asApiError, isFinalError } from './apiError.ts';
import type { OperationId } from './operation.ts';

function parse(operationId: OperationId, text: string) {
  const operation = operations.find((one) => one.operationId === operationId);
  if (operation === undefined) throw new Error('no such operation');
  return parseAnswer(operation, text);
}

const kindOf = (status: number, text: string) => kindOfAnswer(status, isFromApi(status, text));

test.each([
  [401, 'unauthorized'],
  [402, 'payment'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [408, 'timeout'],
  [409, 'conflict'],
  [429, 'rateLimited'],
  [400, 'invalid'],
  [425, 'invalid'],
  [499, 'invalid'],
  [500, 'server'],
  [599, 'server'],
  // If a redirect gets through anyway, its effect is unknown.
  [304, 'server'],
  [399, 'server'],
])('%i in the API’s form is %s', (status, kind) => expect(kindOf(status, '{"message":"No"}')).toBe(kind));

/** Bodies from firewalls, proxies and captive portals, and a truncated response. */
const foreign = [
  '<!doctype html><h1>Forbidden',
  'Forbidden',
  '',
  ' ',
  '{}',
  '[]',
  'null',
  '"No"',
  '{"message":',
];

test.each([401, 402, 403, 404, 409, 400, 410, 422, 425, 451, 499])(
  '%i in any other form is of an intermediary',
  (status) => {
    // The contract defines no body for 400 and 402.
    const others = foreign.filter((text) => text.trim() !== '' || (status !== 400 && status !== 402));
    for (const text of others) {
      expect([text, isFromApi(status, text), kindOf(status, text)]).toEqual([text, false, 'intermediary']);
    }
  },
);

test.each([
  [400, '', 'invalid'],
  [402, '', 'payment'],
  [402, '\n', 'payment'],
  [403, '{"error":"Forbidden"}', 'forbidden'],
  [404, '{"message":["Server not found"],"statusCode":404}', 'notFound'],
] as const)('%i with %j is the API’s own', (status, text, kind) => {
  expect([isFromApi(status, text), kindOf(status, text)]).toEqual([true, kind]);
});

test.each([
  [408, 'timeout'],
  [429, 'rateLimited'],
  [500, 'server'],
  [502, 'server'],
  [503, 'server'],
] as const)('%i means the same in any form: %s', (status, kind) => {
  for (const text of foreign) expect(kindOf(status, text)).toBe(kind);
});

describe('a body', () => {
  /** Each way to write the name in JSON, as a key in a response. */
  test.each([
    '__proto__',
    String.raw`\u005f_proto__`,
    String.raw`_\u005F\u0070\u0072\u006F\u0074\u006f_\u005f`,
    String.raw`__\u0070roto__`,
    String.raw`__p\u0072oto__`,
    String.raw`__pr\u006Fto__`,
    String.raw`__pro\u0074o__`,
    String.raw`__prot\u006f__`,
  ])('brings no prototype in, written as %s', (name) => {
    expect(JSON.parse(`"${name}"`)).toBe('__proto__');
    const answer = parse('getAccount', `{"id":"a","deep":[{"${name}":{"isAdmin":true}}]}`);
    expect(answer).toEqual({ ok: true, value: { id: 'a', deep: [{}] } });
    const deep = (answer as { value: { deep: [object] } }).value.deep[0];
    expect(Object.getOwnPropertyNames(deep)).toEqual([]);
  });

  test('is read as it is where a text in it only speaks of such a name', () => {
    expect(parse('getAccount', '{"name":"__proto__","tag":"\\u005f"}')).toEqual({
      ok: true,
      value: { name: '__proto__', tag: '_' },
    });
  });

  test.each<[OperationId, string, unknown]>([
    ['listServers', '[]', []],
    ['listServers', '{}', undefined],
    ['listServers', 'null', undefined],
    ['getAccount', '{}', {}],
    ['getAccount', '[]', undefined],
    ['getAccount', 'null', undefined],
    ['getAccount', '"text"', undefined],
    ['getAccount', '', undefined],
    ['getAccount', '<html>', undefined],
    ['getResellerState', 'null', null],
    ['getResellerState', '7', undefined],
    ['terminateServer', ' \n', {}],
    ['terminateServer', '<html>', {}],
    ['terminateServer', '[]', {}],
    ['terminateServer', '{"message":"queued"}', { message: 'queued' }],
  ])('of %s, %j, is %o', (operationId, text, value) =>
    expect(parse(operationId, text)).toEqual(value === undefined ? { ok: false } : { ok: true, value }),
  );
});

test.each<[unknown, readonly string[]]>([
  [{ message: 'one' }, ['one']],
  [{ error: 'one' }, ['one']],
  [{ message: 'one', error: 'two' }, ['one']],
  [{ message: ['one', ' two\n', '', ' ', null, {}, 3] }, ['one', 'two', '3']],
  [{ message: 'x'.repeat(201) }, ['x'.repeat(200)]],
  [{ message: ` ${'x'.repeat(201)}` }, ['x'.repeat(200)]],
  [
    { message: Array.from({ length: 12 }, (_, index) => `${index}`) },
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  ],
  [{}, []],
  ['one', []],
  [null, []],
])('the words of %j are %j', (body, words) => expect(wordsOf(JSON.stringify(body))).toEqual(words));

test('a page has no words', () => expect(wordsOf('<html>Bad gateway</html>')).toEqual([]));

const now = Date.UTC(2026, 9, 21, 7);
const later = Date.UTC(2026, 9, 21, 7, 28);

test.each([
  ['0', now],
  ['7', now + 7_000],
  ['999999', now + 999_999_000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', later],
  ['2026-10-21T07:28:00Z', later],
  ['Wed, 21 Oct 2026 07:28:00 +0000', later],
  // A time in the past is no reason to wait.
  ['Wed, 21 Oct 2026 06:00:00 GMT', now],
  ['soon', undefined],
  ['', undefined],
])('Retry-After: %s', (after, at) => expect(retryTime(new Headers({ 'retry-after': after }), now)).toBe(at));

test('without Retry-After nothing is known', () => expect(retryTime(new Headers(), now)).toBeUndefined());

describe('an error', () => {
  test.each<[readonly string[] | undefined, string]>([
    [['label is too long', 'os is missing'], 'label is too long · os is missing'],
    [[], 'invalid'],
    [undefined, 'invalid'],
  ])('with the words %j says %s', (words, message) => {
    const error = new ApiError({ kind: 'invalid', ...(words !== undefined && { words }) });
    expect(error).toMatchObject({ name: 'ApiError', message });
    expect(asApiError(error)).toBe(error);
  });

  test.each([
    ['rateLimited', false, 'unknown'],
    ['rateLimited', true, 'rejected'],
    ['rateLimited', undefined, 'rejected'],
    ['intermediary', false, 'unknown'],
    ['server', true, 'unknown'],
    ['notSent', undefined, 'notSent'],
  ] as const)('of the kind %s, from the API: %s, leaves its request %s', (kind, isFromApi, outcome) =>
    expect(new ApiError({ kind, ...(isFromApi !== undefined && { isFromApi }) }).outcome).toBe(outcome),
  );

  test('of another kind is none of the API’s', () => {
    expect(asApiError(new TypeError('broken'))).toBeUndefined();
    expect(isFinalError(new TypeError('broken'))).toBe(false);
    expect(isFinalError(null)).toBe(false);
  });

  test.each([
    ['unauthorized', true],
    ['forbidden', true],
    ['notFound', true],
    ['payment', false],
    ['conflict', false],
    ['invalid', false],
    ['rateLimited', false],
    ['server', false],
    ['network', false],
    ['timeout', false],
    ['contract', false],
    ['intermediary', false],
    ['notSent', false],
  ] as const)('of the kind %s ends a reading for good: %s', (kind, answer) =>
    expect(isFinalError(new ApiError({ kind }))).toBe(answer),
  );

  test('about a body that is too large ends a reading for good: the next one would be as large', () =>
    expect(isFinalError(new ApiError({ kind: 'contract', isTooLarge: true }))).toBe(true));
});
