import {
  GetServerParams,
  ReinstallServerHeader,
  ServerPowerActionParams,
} from '#api/generated/servers/servers.zod.ts';
import { checkBySchema, type Call } from './call.ts';

/**
 * Checks what stands in a request's path and headers by the contract's schemas.
 * @throws Refusal 400 where an id is no UUID, an action unknown, or a reinstall's Idempotency-Key too long.
 */
export function checkAddress({ operationId, params, idempotencyKey }: Call): void {
  if (operationId === 'serverPowerAction') checkBySchema(ServerPowerActionParams, params);
  else if (params['id'] !== undefined) checkBySchema(GetServerParams, params);
  if (operationId === 'reinstallServer' && idempotencyKey !== undefined) {
    checkBySchema(ReinstallServerHeader, { 'Idempotency-Key': idempotencyKey });
  }
}
