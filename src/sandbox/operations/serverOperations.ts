import type { Credentials } from '#api/generated/model/credentials.ts';
import type { ServerStats } from '#api/generated/model/serverStats.ts';
import { RenameServerBody } from '#api/generated/servers/servers.zod.ts';
import { isLabel } from '#domain/label.ts';
import { knownStatus, serverCan } from '#domain/serverStatus.ts';
import { answerJson, Refusal } from '#sandbox/answer.ts';
import { readBody, type Operation, findLivingServer, findServer } from '#sandbox/call.ts';
import { administratorOf, isWindows } from '#sandbox/catalog.ts';
import { presentDetail, presentServer, serverJson } from '#sandbox/present.ts';
import { hashText } from '#sandbox/seededRandom.ts';
import { type SandboxServer } from '#sandbox/server.ts';

/** A sine wave between 0 and 1. */
function wave(now: number, periodSeconds: number, phase: number): number {
  return 0.5 + 0.5 * Math.sin((now / 1000 / periodSeconds + phase) * 2 * Math.PI);
}

/** Of ten servers, six have little to do, three are at work, and one is about full. */
function busyness(roll: number): number {
  const [tenth, rest] = [Math.floor(roll / 100), (roll % 100) / 100];
  if (tenth < 6) return 0.03 + 0.22 * rest;
  return tenth < 9 ? 0.35 + 0.3 * rest : 0.84 + 0.12 * rest;
}

/** One sample: differs per server, but is the same for the same server and time. CPU in %, memory in MB, disk in GB. */
function sampleStats(server: SandboxServer, now: number): Required<NonNullable<ServerStats>> {
  const hash = hashText(server.id);
  const phase = (hash % 997) / 997;
  const [cpu, memory] = [busyness((hash >>> 7) % 1_000), busyness((hash >>> 16) % 1_000)];
  const disk = ((hash >>> 10) % 80) / 100;
  const load = 0.6 * wave(now, 600, phase) + 0.3 * wave(now, 61, phase * 3) + 0.1 * wave(now, 7, phase * 7);
  const { ramMb, diskGb } = server.size;
  const daysOld = Math.max(0, now - server.createdAt) / 86_400_000;
  return {
    // The busier, the steadier: a full server stays full.
    cpu: Math.round((1 + 99 * cpu * (cpu + (1 - cpu) * load)) * 10) / 10,
    memoryUsed: Math.round(ramMb * (0.1 + 0.85 * memory * (0.85 + 0.15 * wave(now, 900, phase)))),
    memoryTotal: ramMb,
    diskUsed: Math.max(1, Math.round(diskGb * Math.min(0.96, 0.15 + disk * 0.7 + daysOld * 0.0004))),
    diskTotal: diskGb,
  };
}

export const listServers: Operation = ({ world }) => ({ status: 200, text: world.fleet.listJson() });

/** A terminated server is still returned, with status `terminated`, and so it stays in the list. */
export const getServer: Operation = (call) => {
  const server = findServer(call);
  return { status: 200, text: serverJson(server, presentDetail(server)) };
};

export const getServerCredentials: Operation = (call) => {
  const { osTemplateId, password, addressesShown, primary } = findLivingServer(call);
  const username = administratorOf(osTemplateId);
  const ip = addressesShown ? (primary?.ip ?? null) : null;
  const sshCommand = ip === null || isWindows(osTemplateId) ? null : `ssh ${username}@${ip}`;
  const credentials: Required<Credentials> = { username, password, ip, sshCommand };
  return answerJson(200, credentials);
};

export const getServerStats: Operation = (call) => {
  const server = findServer(call);
  return answerJson(
    200,
    serverCan('watchStatistics', knownStatus(server.status)) ? sampleStats(server, call.now) : null,
  );
};

export const renameServer: Operation = (call) => {
  const server = findLivingServer(call);
  const { label } = readBody(call, RenameServerBody);
  if (!isLabel(label)) {
    throw new Refusal(
      400,
      'label must be 1 to 64 letters, digits, spaces, - or _, starting with a letter or digit',
    );
  }
  server.label = label;
  server.updatedAt = call.now;
  call.world.fleet.changed(server);
  call.world.ledger.record(call.now, call.operationId, server.id);
  return { status: 200, text: serverJson(server, presentServer(server)) };
};
