import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox } from '#sandbox/sandbox.ts';
import { worldKinds } from '#sandbox/worlds/kinds.ts';
import { fail, readCommandLine, systemSentence } from '#tooling/commandLine.ts';
import { sandboxListener } from './listener.ts';

const help = `npm run sandbox [-- --port 8787] [--host 127.0.0.1] [--no-cors]

Serves the sandbox's API alone, for curl or programs, and prints its address and its keys.

  --port <number>   the port; 0 takes a free one
  --host <address>  the address of this machine to listen at
  --no-cors         lets no page of another origin call it, as an API without CORS
  --help            prints this`;

const { values } = readCommandLine(help, {
  options: {
    port: { type: 'string', default: '8787' },
    host: { type: 'string', default: '127.0.0.1' },
    cors: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const port = Number(values.port);
if (!/^\d+$/.test(values.port) || port > 65_535) fail(`“${values.port}” is not a port number.`);

const notOurs = `“${values.host}” is not an address of this machine.`;
/** What prevents a server from listening, by the system's code. */
const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: `Port ${port} is in use: choose another with --port.`,
  EACCES: `Port ${port} may not be used without more rights: choose another with --port.`,
  EADDRNOTAVAIL: notOurs,
  ENOTFOUND: notOurs,
};

const server = createServer(sandboxListener(createSandbox(), { cors: values.cors }));
server.on('error', (error: NodeJS.ErrnoException) => {
  fail(sentences[error.code ?? ''] ?? systemSentence(error));
});
server.listen(port, values.host, () => {
  // A server on a TCP port has an address object once it listens.
  const address = server.address() as AddressInfo;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  console.log(`The sandbox API is at http://${host}:${address.port}/api/v1. Keys:`);
  for (const [name, kind] of Object.entries(worldKinds)) {
    console.log(`  ${`otwa_sandbox_${name}`.padEnd(22)} ${kind.description}`);
  }
  console.log('  otwa_sandbox_<name>_<anything> opens a fresh world of the same kind.');
});
