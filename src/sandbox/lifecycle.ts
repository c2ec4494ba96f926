import type { AddressPool } from './addressPool.ts';
import type { SandboxServer, ScheduledChange, OngoingOperation } from './server.ts';

/**
 * How long operations take, in milliseconds from the request. There are no timers: a server's state is computed from
 * its schedule whenever the world gets a request.
 */
const durations = {
  provisioningBegins: 4_000,
  addressAssigned: 20_000,
  provisioned: 60_000,
  power: 4_000,
  reinstallBegins: 3_000,
  reinstalled: 60_000,
  termination: 5_000,
} as const;

function startOperation(
  server: SandboxServer,
  undertaking: OngoingOperation,
  schedule: readonly ScheduledChange[],
): void {
  server.operationInProgress = undertaking;
  server.schedule = schedule;
}

/** pending → provisioning → its addresses appear → running. */
export function beginProvisioning(server: SandboxServer, now: number): void {
  server.status = 'pending';
  startOperation(server, 'deploy', [
    { at: now + durations.provisioningBegins, status: 'provisioning' },
    { at: now + durations.addressAssigned, showsAddresses: true },
    { at: now + durations.provisioned, status: 'running' },
  ]);
}

/** A reboot has no schedule: it changes nothing that a response could show. */
export function beginPower(server: SandboxServer, action: 'start' | 'stop', now: number): void {
  startOperation(server, action, [
    { at: now + durations.power, status: action === 'start' ? 'running' : 'stopped' },
  ]);
}

/** The server leaves its state after a moment, is rebuilt, and runs the new system with the new password. */
export function beginReinstall(
  server: SandboxServer,
  system: { readonly osTemplateId: string; readonly password: string },
  now: number,
): void {
  startOperation(server, 'reinstall', [
    { at: now + durations.reinstallBegins, status: 'provisioning' },
    { at: now + durations.reinstalled, status: 'running', system },
  ]);
}

/** Replaces any operation in progress. */
export function beginTermination(server: SandboxServer, now: number): void {
  startOperation(server, 'terminate', [
    { at: now + durations.termination, status: 'terminated', releasesAddresses: true },
  ]);
}

/** Applies a server's scheduled changes up to this time. Returns `true` if something changed. */
export function settleServer(server: SandboxServer, now: number, addresses: AddressPool): boolean {
  const due = server.schedule.filter(({ at }) => at <= now);
  if (due.length === 0) return false;
  for (const change of due) {
    if (change.status !== undefined) server.status = change.status;
    if (change.showsAddresses === true) server.addressesShown = true;
    if (change.releasesAddresses === true) releaseAddresses(server, addresses);
    if (change.system !== undefined) Object.assign(server, change.system);
    server.updatedAt = change.at;
  }
  server.schedule = server.schedule.filter(({ at }) => at > now);
  if (server.schedule.length === 0) server.operationInProgress = undefined;
  return true;
}

export function releaseAddresses(server: SandboxServer, addresses: AddressPool): void {
  addresses.release(
    server.primary === undefined ? server.additional : [server.primary, ...server.additional],
  );
  server.primary = undefined;
  server.additional = [];
}
