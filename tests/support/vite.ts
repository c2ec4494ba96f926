import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/**
 * Runs Vite's command in a separate process. Inside a test's process, its first build or server would set `NODE_ENV`,
 * and so decide for every later one whether code is built for production.
 */
function start(options: readonly string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const root = join(import.meta.dirname, '../..');
  const { NODE_ENV: _, ...env } = process.env;
  const command = [join(root, 'node_modules/vite/bin/vite.js'), ...options];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  return { child, ended: new Promise((resolve) => void child.once('exit', resolve)) };
}

/** `vite build` with additional options, such as "--outDir", "/tmp/x". */
export async function viteBuild(...options: readonly string[]): Promise<void> {
  const { ended } = start(['build', '--logLevel', 'error', '--emptyOutDir', ...options]);
  expect(await ended, 'the exit code of vite build').toBe(0);
}

/** The development server on a port; resolves once it responds. */
export async function viteServer(port: number): Promise<{ close(): Promise<void> }> {
  const { child, ended } = start(['--logLevel', 'error', '--port', String(port), '--strictPort']);
  const responds = async (): Promise<boolean> => {
    // Otherwise another process may answer on this port.
    if (child.exitCode !== null) throw new Error(`The development server has ended (${child.exitCode})`);
    return (await fetch(`http://localhost:${port}/config.json`).catch(() => undefined))?.ok === true;
  };
  await expect.poll(responds, 'the development server answers').toBe(true);
  return {
    async close() {
      child.kill();
      await ended;
    },
  };
}
