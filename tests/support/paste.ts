import type { Locator, Page } from '@playwright/test';
import { atRest } from './atRest.ts';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs } from './session.ts';

interface World {
  readonly sandbox: SandboxControls;
  readonly key: string;
}

/** Adds two servers with fixed addresses, "alpha" and "beta"; resolves to the first one's id. */
export async function addTwo({ sandbox, key }: World): Promise<string> {
  const [id = ''] = await sandbox.world(key, {
    addServers: [{ label: 'alpha' }, { label: 'beta' }],
    servers: [
      { label: 'alpha', answer: { ipAddress: '198.51.100.7' } },
      { label: 'beta', answer: { ipAddress: '198.51.100.70' } },
    ],
  });
  return id;
}

/** The same, and opens a page with them, until nothing moves that a key could hit too early. */
export async function openWithTwo(page: Page, world: World, path?: string): Promise<string> {
  const id = await addTwo(world);
  await openAs(page, world.key, path);
  await atRest(page);
  return id;
}

/** Presses keys one after the other; resolves to how many they were. */
export async function press(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const each of keys) await page.keyboard.press(each);
  return keys.length;
}

/** What Find shows for a server that is a key away. */
export const openServer = (page: Page, name: string): Locator =>
  page.getByRole('link', { name: `Open the server: ${name}` });

/** What Find says of its findings. */
export const findStatus = (page: Page): Locator =>
  page.getByRole('region', { name: 'Found servers' }).getByRole('status');
