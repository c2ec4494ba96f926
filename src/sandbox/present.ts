import type { ServerDetailNetworking } from '#api/generated/model/serverDetailNetworking.ts';
import type { ServerDetailSpecs } from '#api/generated/model/serverDetailSpecs.ts';
import type { ServerSummary } from '#api/generated/model/serverSummary.ts';
import { omitPath, patchPath } from './jsonPaths.ts';
import type { SandboxServer } from './server.ts';

/** The contract's ServerSummary with every field present; the status may be any word that a test set on the server. */
export type PresentedServer = Required<Omit<ServerSummary, 'status'>> & { status: string };

export type PresentedDetail = PresentedServer & {
  networking: Required<ServerDetailNetworking>;
  specs: Required<ServerDetailSpecs>;
};

export function presentServer(server: SandboxServer): PresentedServer {
  return {
    id: server.id,
    label: server.label,
    hostname: server.hostname,
    status: server.status,
    ipAddress: server.addressesShown ? (server.primary?.ip ?? null) : null,
    os: server.osTemplateId,
    region: server.region,
    ...server.size,
    additionalIps: server.addressesShown ? [...server.additional] : [],
    createdAt: new Date(server.createdAt).toISOString(),
    updatedAt: new Date(server.updatedAt).toISOString(),
  };
}

export function presentDetail(server: SandboxServer): PresentedDetail {
  const summary = presentServer(server);
  const { vcpu, ramMb, diskGb, bandwidthGb, os, region } = summary;
  return {
    ...summary,
    networking: {
      primaryIp: summary.ipAddress,
      gateway: server.addressesShown ? (server.primary?.gateway ?? null) : null,
      additionalIps: summary.additionalIps,
    },
    specs: { vcpu, ramMb, ramGb: Math.round(ramMb / 1024), diskGb, bandwidthGb, os, region },
  };
}

/** The JSON of a response about a server, including the odd values that a test set on it. */
export function serverJson(server: SandboxServer, presented: PresentedServer): string {
  if (server.oddities === undefined) return JSON.stringify(presented);
  // A copy: some parts of `presented` belong to the server itself.
  const odd: unknown = structuredClone(presented);
  for (const path of server.oddities.omit) omitPath(odd, path);
  for (const [path, value] of Object.entries(server.oddities.patch)) patchPath(odd, path, value);
  return JSON.stringify(odd);
}
