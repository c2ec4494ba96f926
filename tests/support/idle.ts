import { type Locator, type Page } from '@playwright/test';
import { watchCalls } from './calls.ts';
import { openAs } from './session.ts';
import { takeClock } from './time.ts';

const minute = 60_000;

export const warning = (page: Page): Locator => page.getByRole('dialog', { name: 'Are you still there?' });

export const lockedNotice = (page: Page): Locator =>
  page.getByRole('status').filter({ hasText: 'Locked after 30 minutes of inactivity' });

/** Opens `path` signed in, with the test controlling the clock, and waits until the page watches for activity. */
export async function openWatched(page: Page, key: string, path = '/servers'): Promise<void> {
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, key, path);
  await calls.opened();
}

/** Lets minutes pass as under a closed lid: each timer that is due fires once, at the end. */
export const sleep = (page: Page, minutes: number): Promise<void> => page.clock.fastForward(minutes * minute);

/** Moves the clock forward by minutes without firing any timer, as if the page were the first to notice. */
export async function skip(page: Page, minutes: number): Promise<void> {
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + minutes * minute);
}
