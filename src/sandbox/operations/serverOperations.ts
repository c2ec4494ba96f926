import type { Credentials } from '#api/generated/model/credentials.ts';
import { RenameServerBody } from '#api/generated/servers/servers.zod.ts';
import { isLabel } from '#domain/label.ts';
import { knownStatus, serverCan } from '#domain/serverStatus.ts';
import { answerJson } from '#sandbox/answer.ts';
import { readBody, type Operation } from '#sandbox/call.ts';
import { administratorOf, isWindows } from '#sandbox/catalog.ts';
import { presentDetail, presentServer, serverJson } from '#sandbox/present.ts';
import { Refusal } from '#sandbox/refusal.ts';
import { findLivingServer, findServer } from '#sandbox/requireServer.ts';
import { sampleStats } from '#sandbox/stats.ts';

export const listServers: Operation = ({ world }) => ({ status: 200, text: world.fleet.listJson() });

/** A terminated server is still answered, as `terminated`; so it stays in the list. */
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
