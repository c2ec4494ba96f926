import { spawn, type SpawnOptions } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';

/** What nginx and Caddy have in common where a test runs them with the shipped configuration. */

/** The path of an installed program; `undefined` if there is none. */
export function findProgram(name: string): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/bin',
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Replaces texts in a copy of a shipped file.
 * @throws Error if one isn't there: the file is no longer the one that the test fits
 */
export function changeFile(file: string, ...changes: readonly (readonly [RegExp | string, string])[]): void {
  const change = (text: string, [what, by]: readonly [RegExp | string, string]): string => {
    const changed = text.replaceAll(what, by);
    if (changed === text) throw new Error(`${file} has no ${String(what)} any more`);
    return changed;
  };
  writeFileSync(file, changes.reduce(change, readFileSync(file, 'utf8')));
}

export interface WebServer {
  /** "http://127.0.0.1:54321" */
  readonly origin: string;
  stop(): Promise<void>;
}

export interface ServedFrom {
  /** The folder of the built app. */
  readonly root: string;
  /** The origin of the API that `/api/v1` leads to. */
  readonly api: string;
}

/** Starts a web server, and waits until it answers on a port. */
export async function startServer(
  program: string,
  options: readonly string[],
  port: number,
  { env, ...more }: SpawnOptions = {},
): Promise<WebServer> {
  const child = spawn(program, options, {
    ...more,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errorOutput = '';
  child.stderr?.on('data', (words: Buffer) => (errorOutput += words.toString()));
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const waitUntilReady = async (): Promise<void> => {
    while (child.exitCode === null) {
      try {
        await fetch(origin);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    throw new Error(`${program} did not start: ${errorOutput}`);
  };
  await waitUntilReady();
  return {
    origin,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
