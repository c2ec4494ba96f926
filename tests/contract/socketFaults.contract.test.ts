import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSandbox, type HttpSandbox } from './httpSandbox.ts';

let sandbox: HttpSandbox;
beforeAll(async () => {
  sandbox = await serveSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

let worlds = 0;
/** A key with a fresh world. */
function freshKey(): string {
  worlds += 1;
  return `otwa_sandbox_empty_socket-${worlds}`;
}

const deployBody = JSON.stringify({
  productId: '6f1d2c30-5b7a-4e18-9c00-000000000002',
  os: 'debian-13',
  osTemplate: 'debian-13',
});

function requestText(key: string, method: string, path: string, body = ''): string {
  return [
    `${method} /api/v1${path} HTTP/1.1`,
    'Host: sandbox.invalid',
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    'Idempotency-Key: k',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/** How a connection ended, and everything received before that. */
interface Ending {
  readonly received: string;
  /** "FIN" if the server closed it properly, the error's code after an error, otherwise "closed". */
  readonly end: string;
}

function ending(socket: Socket): Promise<Ending> {
  return new Promise((resolve) => {
    let received = '';
    let end = 'closed';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      received += text;
    });
    socket.on('end', () => {
      end = 'FIN';
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      end = error.code ?? error.message;
    });
    socket.on('close', () => resolve({ received, end }));
  });
}

/** Resolves once the received text matches. */
function received(socket: Socket, pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    const onData = (part: Buffer | string): void => {
      text += part.toString();
      if (!pattern.test(text)) return;
      socket.off('data', onData);
      resolve();
    };
    socket.on('data', onData);
  });
}

async function deployOver(socket: Socket, key: string): Promise<Ending> {
  const end = ending(socket);
  socket.write(requestText(key, 'POST', '/servers', deployBody));
  return end;
}

const open = (): Socket => connect(sandbox.port, '127.0.0.1');
const injectFault = (key: string, fault: object) =>
  sandbox.control('faults', { key, operationId: 'deployServer', fault });

describe('a connection', () => {
  it.each([
    ['close-before', 'FIN', 0],
    ['close-after', 'FIN', 1],
    ['reset-before', 'ECONNRESET', 0],
    ['reset-after', 'ECONNRESET', 1],
  ])(
    '%s the change ends in %s without a byte, with %d in the ledger',
    async (socketFault, end, committed) => {
      const key = freshKey();
      await injectFault(key, { socket: socketFault });
      expect(await deployOver(open(), key)).toEqual({ received: '', end });
      expect(await sandbox.commits(key)).toHaveLength(committed);
    },
  );

  it.each([
    ['close-after', 'FIN'],
    ['reset-after', 'ECONNRESET'],
  ])('that was used before suffers %s the same way', async (socketFault, end) => {
    const key = freshKey();
    const socket = open();
    socket.write(requestText(key, 'GET', '/account'));
    await received(socket, /"balance"/);
    await injectFault(key, { socket: socketFault });
    expect(await deployOver(socket, key)).toEqual({ received: '', end });
    expect(await sandbox.commits(key)).toHaveLength(1);
  });

  it('cut in the middle of the body: status and headers whole, the body not, the change made', async () => {
    const key = freshKey();
    await injectFault(key, { socket: 'cut' });
    const { received: text } = await deployOver(open(), key);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const promised = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(head).toMatch(/^HTTP\/1\.1 201 /);
    expect(head).toMatch(/^access-control-allow-origin: \*$/im);
    expect(body).toMatch(/^\{"id":"/);
    expect(body.length).toBe(Math.ceil(promised / 2));
    expect(await sandbox.commits(key)).toHaveLength(1);
  });

  it.each([
    [{ socket: 'hang' }, 1],
    [{ socket: 'hang', after: false }, 0],
  ])('%j is never answered, with %d in the ledger', async (fault, committed) => {
    const key = freshKey();
    await injectFault(key, fault);
    const socket = open();
    const end = deployOver(socket, key);
    let polls = 0;
    // The deploy also uses up the minute's allowance: once that shows, its fault has been applied.
    await expect
      .poll(async () => {
        polls += 1;
        const answer = await fetch(`${sandbox.origin}/api/v1/account`, {
          headers: { authorization: `Bearer ${key}` },
        });
        return 100 - polls - Number(answer.headers.get('x-ratelimit-remaining'));
      })
      .toBe(1);
    expect(await sandbox.commits(key)).toHaveLength(committed);
    expect(socket.bytesRead).toBe(0);
    socket.destroy();
    expect(await end).toEqual({ received: '', end: 'closed' });
  });

  it('goes on after a fault: the same key then gets the answer that was lost', async () => {
    const key = freshKey();
    await injectFault(key, { socket: 'close-after' });
    await deployOver(open(), key);
    const socket = open();
    socket.write(requestText(key, 'POST', '/servers', deployBody));
    await received(socket, /^HTTP\/1\.1 201 [\s\S]*"id":/);
    socket.destroy();
    expect(await sandbox.commits(key)).toHaveLength(1);
  });

  it('that the client gives up ends a delay; the change stands', async () => {
    let givenUp = false;
    const waiting = await serveSandbox({
      wait: (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            givenUp = true;
            resolve();
          });
        }),
    });
    try {
      const key = freshKey();
      await waiting.control('faults', { key, operationId: 'deployServer', fault: { delayMs: 90_000 } });
      const socket = connect(waiting.port, '127.0.0.1');
      const end = deployOver(socket, key);
      await expect.poll(() => waiting.commits(key)).toHaveLength(1);
      expect(givenUp).toBe(false);
      socket.destroy();
      expect((await end).received).toBe('');
      await expect.poll(() => givenUp).toBe(true);
    } finally {
      await waiting.close();
    }
  });
});
