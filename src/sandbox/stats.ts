import type { ServerStats } from '#api/generated/model/serverStats.ts';
import { hashText } from './seededRandom.ts';
import type { SandboxServer } from './server.ts';

/** A wave between 0 and 1. */
function wave(now: number, periodSeconds: number, phase: number): number {
  return 0.5 + 0.5 * Math.sin((now / 1000 / periodSeconds + phase) * 2 * Math.PI);
}

/** One sample: a load of its own for each server, the same for the same server and time. CPU in %, MB, GB. */
export function sampleStats(server: SandboxServer, now: number): Required<NonNullable<ServerStats>> {
  const hash = hashText(server.id);
  const phase = (hash % 997) / 997;
  const weight = 0.15 + ((hash >>> 10) % 80) / 100;
  const load = 0.6 * wave(now, 600, phase) + 0.3 * wave(now, 61, phase * 3) + 0.1 * wave(now, 7, phase * 7);
  const { ramMb, diskGb } = server.size;
  const daysOld = Math.max(0, now - server.createdAt) / 86_400_000;
  return {
    cpu: Math.round((1 + 97 * weight * load) * 10) / 10,
    memoryUsed: Math.round(ramMb * (0.2 + 0.6 * weight * (0.7 + 0.3 * wave(now, 900, phase)))),
    memoryTotal: ramMb,
    diskUsed: Math.max(1, Math.round(diskGb * Math.min(0.96, 0.1 + weight * 0.7 + daysOld * 0.0004))),
    diskTotal: diskGb,
  };
}
