import { describe, expect, test } from 'vitest';
import { readAccess, readCredentials } from './credentials.ts';
import { readPasswordReset } from './passwordReset.ts';

const whole = {
  username: 'root',
  password: 'hunter2',
  ip: '198.51.100.7',
  sshCommand: 'ssh root@198.51.100.7',
};

describe('credentials', () => {
  test('a whole answer', () => {
    expect(readCredentials(whole)).toEqual({
      username: 'root',
      password: 'hunter2',
      ip: '198.51.100.7',
      access: { by: 'ssh', target: { username: 'root', ip: '198.51.100.7', port: undefined } },
    });
  });

  test.each<[string, object, object]>([
    ['no address', { ip: null, sshCommand: 'ssh root@null' }, { ip: '', access: { by: 'noAddress' } }],
    ['no command', { sshCommand: null }, { access: { by: 'remoteDesktop' } }],
    ['no command at all', { sshCommand: undefined }, { access: { by: 'remoteDesktop' } }],
    ['a name with a command in it', { username: 'root; reboot' }, { access: { by: 'unclear' } }],
    ['an option for a name', { username: '-oProxyCommand=reboot' }, { access: { by: 'unclear' } }],
    ['an address with a command in it', { ip: '198.51.100.7 reboot' }, { access: { by: 'unclear' } }],
    ['an octal address', { ip: '198.51.100.07' }, { access: { by: 'unclear' } }],
    ['another port', { port: 2222 }, { access: { by: 'ssh', target: { port: 2222 } } }],
    ['the usual port', { port: '22' }, { access: { by: 'ssh', target: { port: undefined } } }],
    ['the lowest port', { port: 1 }, { access: { target: { port: 1 } } }],
    ['the highest port', { port: '65535' }, { access: { target: { port: 65_535 } } }],
    ['a port below all', { port: 0 }, { access: { target: { port: undefined } } }],
    ['a port above all', { port: 65_536 }, { access: { target: { port: undefined } } }],
    ['half a port', { port: 2222.5 }, { access: { target: { port: undefined } } }],
    ['the longest password', { password: 'p'.repeat(1000) }, { password: 'p'.repeat(1000) }],
    ['a port that is none', { port: '2222 -v' }, { access: { by: 'ssh', target: { port: undefined } } }],
    ['spaces around a password', { password: ' p ' }, { password: ' p ' }],
  ])('%s', (_what, odd, expected) => expect(readCredentials({ ...whole, ...odd })).toMatchObject(expected));

  const target = { username: 'root', ip: '198.51.100.7', port: undefined };
  test.each<[string, unknown, object | undefined]>([
    ['a whole answer', whole, { by: 'ssh', target }],
    ['a password that can’t be read', { ...whole, password: 7 }, { by: 'ssh', target }],
    ['no command', { ...whole, sshCommand: null }, { by: 'remoteDesktop' }],
    ['nothing', {}, { by: 'noAddress' }],
    ['no object', 'ssh root@198.51.100.7', undefined],
  ])('how to connect, without the password: %s', (_what, answer, expected) => {
    expect(readAccess(answer)).toStrictEqual(expected);
  });

  test.each([[null], ['x'], [[]], [{}], [undefined]])('%j holds none', (answer) =>
    expect(readCredentials(answer)).toBeUndefined(),
  );

  test.each([[null], [''], [7], [['p']], ['a\nb'], ['p'.repeat(1001)]])('%j is no password', (password) =>
    expect(readCredentials({ ...whole, password })).toBeUndefined(),
  );
});

describe('the answer of a reset', () => {
  test.each<[unknown, unknown]>([
    [
      { success: true, password: 'new' },
      { isReset: true, password: 'new' },
    ],
    [
      { success: true, password: 'new', message: 'odd' },
      { isReset: true, password: 'new' },
    ],
    [
      { success: false, message: ' No agent ' },
      { isReset: false, words: 'No agent' },
    ],
    [
      { success: false, message: null },
      { isReset: false, words: '' },
    ],
    [
      { success: false, message: 'Not new!', password: 'new' },
      { isReset: false, words: 'Not •••!' },
    ],
    [
      { success: false, message: 'undefined' },
      { isReset: false, words: 'undefined' },
    ],
    [
      { success: false, message: 'not new, nor new', password: 'new' },
      { isReset: false, words: 'not •••, nor •••' },
    ],
    [{ success: true, password: 'a\nb' }, undefined],
    [{ success: true }, undefined],
    [{ success: true, password: null }, undefined],
    [{ success: 'true', password: 'new' }, undefined],
    [{ success: 'false', message: 'No agent' }, undefined],
    [{ success: 1, password: 'new' }, undefined],
    [{ password: 'new' }, undefined],
    [null, undefined],
  ])('%j', (answer, expected) => expect(readPasswordReset(answer)).toEqual(expected));
});
