import type { AddressPool } from './addressPool.ts';
import type { SandboxServer, ScheduledChange, Undertaking } from './server.ts';

/**
 * How long things take, in milliseconds from the request. Nothing runs in the meantime: a server's state is worked out
 * from its schedule whenever the world is asked.
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

function undertake(
  server: SandboxServer,
  undertaking: Undertaking,
  schedule: readonly ScheduledChange[],
): void {
  server.undertaking = undertaking;
  server.schedule = schedule;
}

/** pending → provisioning → its addresses appear → running. */
export function beginProvisioning(server: SandboxServer, now: number): void {
  server.status = 'pending';
  undertake(server, 'deploy', [
    { at: now + durations.provisioningBegins, status: 'provisioning' },
    { at: now + durations.addressAssigned, showsAddresses: true },
    { at: now + durations.provisioned, status: 'running' },
  ]);
}

/** A reboot changes nothing that an answer could show, so it has no schedule. */
export function beginPower(server: SandboxServer, action: 'start' | 'stop', now: number): void {
  undertake(server, action, [
    { at: now + durations.power, status: action === 'start' ? 'running' : 'stopped' },
  ]);
}

/** Leaves its state after a moment, is rebuilt, and runs the new system with the new password. */
export function beginReinstall(
  server: SandboxServer,
  system: { readonly osTemplateId: string; readonly password: string },
  now: number,
): void {
  undertake(server, 'reinstall', [
    { at: now + durations.reinstallBegins, status: 'provisioning' },
    { at: now + durations.reinstalled, status: 'running', system },
  ]);
}

/** Replaces whatever else was under way. */
export function beginTermination(server: SandboxServer, now: number): void {
  undertake(server, 'terminate', [
    { at: now + durations.termination, status: 'terminated', releasesAddresses: true },
  ]);
}

/** Brings a server up to this time. `true` where something changed. */
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
  if (server.schedule.length === 0) server.undertaking = undefined;
  return true;
}

export function releaseAddresses(server: SandboxServer, addresses: AddressPool): void {
  addresses.release(
    server.primary === undefined ? server.additional : [server.primary, ...server.additional],
  );
  server.primary = undefined;
  server.additional = [];
}
