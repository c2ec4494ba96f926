import type { Credentials as CredentialsAnswer } from '#api/generated/model/credentials.ts';
import { readAmount, readFields, readText } from './read.ts';
import { type SshTarget, sshTarget } from './sshCommand.ts';

/** How to sign in to a server. */
export interface Credentials {
  /** As received, unchecked: someone else may have written it. '' if missing. */
  readonly username: string;
  readonly password: string;
  /** As received; '' where the server has none yet. */
  readonly ip: string;
  /**
   * `ssh`: connect to `target`. `remoteDesktop`: the API sent no SSH command (contract: `null` for Windows).
   * `noAddress`: the server has no address yet. `unclear`: the API sent a command, but the user name or address is not
   * valid, so no command can be built from them.
   */
  readonly access:
    | { readonly by: 'ssh'; readonly target: SshTarget }
    | { readonly by: 'remoteDesktop' | 'noAddress' | 'unclear' };
}

/** No system needs a longer password. A longer text is rejected, not truncated: that would be a wrong password. */
const longestPassword = 1000;

/** Reads a password: one line of text, exactly as received; `undefined` for everything else. */
export function readPassword(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > longestPassword) return undefined;
  // An input field would drop a line break or a bell, and a terminal would act on it.
  return /\p{Cc}/u.test(value) ? undefined : value;
}

/** The provider's newer documents have a port; the contract does not. `undefined` for 22, ssh's default. */
function readPort(value: unknown): number | undefined {
  const port = readAmount(value);
  return port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535 && port !== 22
    ? port
    : undefined;
}

type Fields = Partial<Record<keyof CredentialsAnswer | 'port', unknown>>;

/**
 * Reads how to connect from the response of `GET /servers/{id}/credentials`, and not its password; `undefined` where
 * the response can't be read.
 */
export function readAccess(value: unknown): Credentials['access'] | undefined {
  const fields: Fields | undefined = readFields(value);
  if (fields === undefined) return undefined;
  const ip = readText(fields.ip);
  if (ip === '') return { by: 'noAddress' };
  if (readText(fields.sshCommand) === '') return { by: 'remoteDesktop' };
  // The command in the response is not used: the app builds it from checked parts.
  const target = sshTarget({ username: readText(fields.username), ip, port: readPort(fields.port) });
  return target === undefined ? { by: 'unclear' } : { by: 'ssh', target };
}

/** Reads the response of `GET /servers/{id}/credentials`; `undefined` where it has no password to show. */
export function readCredentials(value: unknown): Credentials | undefined {
  const fields: Fields | undefined = readFields(value);
  const password = readPassword(fields?.password);
  const access = readAccess(value);
  if (fields === undefined || password === undefined || access === undefined) return undefined;
  return { username: readText(fields.username), password, ip: readText(fields.ip), access };
}
