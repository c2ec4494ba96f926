import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createSandbox } from '#sandbox/sandbox.ts';
import { worldKinds } from '#sandbox/worlds/kinds.ts';
import { sandboxListener } from './listener.ts';

// The API alone: npm run sandbox -- --port 8787 [--host 127.0.0.1] [--no-cors]

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    host: { type: 'string', default: '127.0.0.1' },
    cors: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const port = Number(values.port);
if (!/^\d+$/.test(values.port) || port > 65_535) fail(`--port ${values.port} is not a port number.`);

const server = createServer(sandboxListener(createSandbox(), { cors: values.cors }));
server.on('error', (error: NodeJS.ErrnoException) => {
  fail(error.code === 'EADDRINUSE' ? `Port ${port} is in use: choose another with --port.` : error.message);
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

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
