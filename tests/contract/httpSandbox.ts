import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type SandboxOptions } from '#sandbox/sandbox.ts';
import { sandboxListener, type ListenerOptions } from '#tooling/sandbox/listener.ts';

export interface HttpSandbox {
  /** "http://127.0.0.1:54321" */
  readonly origin: string;
  readonly port: number;
  control(name: string, body: object): Promise<unknown>;
  commits(
    key: string,
  ): Promise<readonly { readonly operationId: string; readonly serverId: string | null }[]>;
  close(): Promise<void>;
}

/** A sandbox behind a real socket, on a free local port. */
export async function serveSandbox(options: ListenerOptions & SandboxOptions = {}): Promise<HttpSandbox> {
  const server = createServer(sandboxListener(createSandbox(options), options));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const read = async (answer: Response): Promise<unknown> => {
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    origin,
    port,
    control: async (name, body) =>
      read(await fetch(`${origin}/sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) })),
    async commits(key) {
      // The sandbox's response, in the shape that controls.ts documents.
      const ledger = (await read(await fetch(`${origin}/sandbox/ledger?key=${key}`))) as {
        commits: { operationId: string; serverId: string | null }[];
      };
      return ledger.commits;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
