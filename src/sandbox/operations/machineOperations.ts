import type { PasswordResetResponse } from '#api/generated/model/passwordResetResponse.ts';
import { ReinstallServerBody } from '#api/generated/servers/servers.zod.ts';
import { reinstallOsFields } from '#domain/osTemplates.ts';
import { knownStatus, serverCan } from '#domain/serverStatus.ts';
import { answerJson, type Answer, Refusal } from '#sandbox/answer.ts';
import { readBody, type Call, type Operation, findChangeableServer } from '#sandbox/call.ts';
import { osTemplates } from '#sandbox/catalog.ts';
import { beginPower, beginReinstall, beginTermination } from '#sandbox/lifecycle.ts';
import { type SandboxServer } from '#sandbox/server.ts';

const queued = (what: string): Answer => answerJson(200, { message: `${what} queued` });

function commit({ world, now, operationId }: Call, server: SandboxServer): void {
  world.fleet.changed(server);
  world.ledger.record(now, operationId, server.id);
}

/** @throws Refusal 409 while another operation is in progress. */
function requireIdle(server: SandboxServer): void {
  if (server.operationInProgress !== undefined)
    throw new Refusal(409, `Another operation is under way: ${server.operationInProgress}`);
}

/**
 * Start and stop take a few seconds; repeating the same action in that time gets the same response and changes nothing.
 * Each reboot counts separately, as it would for a real machine. 409 if the server's state doesn't allow the action.
 */
export const serverPowerAction: Operation = (call) => {
  const server = findChangeableServer(call);
  const action = readAction(call);
  if (action !== 'reboot' && server.operationInProgress === action) return queued(`Power action ${action}`);
  requireIdle(server);
  if (!serverCan(action, knownStatus(server.status))) {
    throw new Refusal(409, `Server is ${server.status}: ${action} is not possible`);
  }
  if (action !== 'reboot') beginPower(server, action, call.now);
  commit(call, server);
  return queued(`Power action ${action}`);
};

function readAction({ params }: Call): 'start' | 'stop' | 'reboot' {
  const { action } = params;
  if (action === 'start' || action === 'stop' || action === 'reboot') return action;
  throw new Refusal(400, 'action must be one of start, stop, reboot');
}

export const reinstallServer: Operation = (call) => {
  const server = findChangeableServer(call);
  const { os, osTemplate } = readBody(call, ReinstallServerBody);
  if (!serverCan('reinstall', knownStatus(server.status)))
    throw new Refusal(400, 'Server is not provisioned yet');
  requireIdle(server);
  const template = osTemplates.find(({ id }) => id === osTemplate);
  if (template === undefined) throw new Refusal(400, 'osTemplate: unknown OS template');
  if (os !== reinstallOsFields(template).os)
    throw new Refusal(400, 'os is not the short family of osTemplate');
  beginReinstall(server, { osTemplateId: template.id, password: call.world.random.word(16) }, call.now);
  commit(call, server);
  return queued('Reinstall');
};

/** Repeating it while it is in progress gets the same response and changes nothing; afterwards it is a 404. */
export const terminateServer: Operation = (call) => {
  const server = findChangeableServer(call);
  if (server.operationInProgress !== 'terminate') {
    beginTermination(server, call.now);
    commit(call, server);
  }
  return queued('Termination');
};

/** A failure is also a 200, with `success: false`. */
export const resetServerPassword: Operation = (call) => {
  const server = findChangeableServer(call);
  const failure = (message: string): PasswordResetResponse => ({ success: false, message });
  if (!serverCan('resetPassword', knownStatus(server.status)))
    return answerJson(200, failure('Server is not running'));
  if (!server.guestAgent) return answerJson(200, failure('Guest agent is not responding'));
  server.password = call.world.random.word(16);
  server.updatedAt = call.now;
  commit(call, server);
  return answerJson(200, { success: true, password: server.password } satisfies PasswordResetResponse);
};
