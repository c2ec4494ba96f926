import { expect, type Page } from '@playwright/test';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs } from './session.ts';

/** Two additional addresses that can be set up; the second has a different gateway. */
export const usable = [
  { ip: '198.51.100.11', gateway: '198.51.100.1', netmask: '255.255.255.0', cidr: '198.51.100.0/24' },
  { ip: '203.0.113.10', gateway: '203.0.113.9', netmask: '255.255.255.248', cidr: '203.0.113.8/29' },
];

interface Networked {
  readonly os?: 'ubuntu-24.04' | 'debian-13' | 'rocky-9.6' | 'fedora-43' | 'windows-server-2022';
  readonly ips?: readonly object[];
  /** Further odd values for the response. */
  readonly answer?: Record<string, unknown>;
}

/** The odd values of the API's response about a server with these additional addresses. */
export function networkingAnswer({
  os = 'ubuntu-24.04',
  ips = usable,
  answer = {},
}: Networked): Record<string, unknown> {
  const networking = { primaryIp: '198.51.100.10', gateway: '198.51.100.1', additionalIps: ips };
  return { networking, additionalIps: ips, os, 'specs.os': os, ...answer };
}

/** Opens the networking page of a server with these additional addresses. */
export async function openNetworking(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  networked: Networked = {},
  search = '',
): Promise<string> {
  const [id = ''] = await sandbox.world(key, {
    addServers: [{ label: 'alpha' }],
    servers: [{ label: 'alpha', answer: networkingAnswer(networked) }],
  });
  await openAs(page, key, `/servers/${id}/networking${search}`);
  await expect(page.getByRole('heading', { name: 'Additional IPs' })).toBeVisible();
  return id;
}

/** The code of a step of the configuration. */
export const step = (page: Page, name: string) =>
  page.getByRole('listitem', { name, exact: true }).locator('pre');

/** The field for choosing the system. */
export const system = (page: Page) => page.getByLabel('System', { exact: true });

/** The clipboard's text, pasted into another page: the app itself may not read it. */
export async function pasted(page: Page): Promise<string> {
  const otherPage = await page.context().newPage();
  await otherPage.setContent('<textarea aria-label="Elsewhere"></textarea>');
  const field = otherPage.getByLabel('Elsewhere');
  await field.press('ControlOrMeta+v');
  const text = await field.inputValue();
  await otherPage.close();
  return text;
}

/** Presses a copy button and returns what it put into the clipboard. */
export async function copied(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.click();
  await expect(button.locator('xpath=..').getByRole('status')).toContainText('Copied');
  return pasted(page);
}
