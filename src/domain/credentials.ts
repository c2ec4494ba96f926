import type { Credentials as CredentialsAnswer } from '#api/generated/model/credentials.ts';
import { readAmount, readFields, readText } from './read.ts';
import { type SshTarget, sshTarget } from './sshCommand.ts';

/** How a server is signed in to. */
export interface Credentials {
  /** As it came, unchecked: others can have written it. '' where none came. */
  readonly username: string;
  readonly password: string;
  /** As it came; '' where there is none yet. */
  readonly ip: string;
  /**
   * `ssh`: where to; `remoteDesktop`: the API names no SSH command (contract: `null` for Windows); `noAddress`: there is
   * nothing yet to connect to; `unclear`: a command is named, but user name or address is nothing to build one from.
   */
  readonly access:
    | { readonly by: 'ssh'; readonly target: SshTarget }
    | { readonly by: 'remoteDesktop' | 'noAddress' | 'unclear' };
}

/** No system asks for a longer one; what is longer is no password, and cut it would be a wrong one. */
const longestPassword = 1000;

/** A password: a text of one line, exactly as it came; `undefined` for everything else. */
export function readPassword(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > longestPassword) return undefined;
  // A line break or a bell would be lost in a field, and would do something in a terminal.
  return /\p{Cc}/u.test(value) ? undefined : value;
}

/** The provider's newer documents carry a port; the contract does not. */
function readPort(value: unknown): number | undefined {
  const port = readAmount(value);
  return port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535 && port !== 22
    ? port
    : undefined;
}

function readAccess(named: unknown, target: SshTarget): Credentials['access'] {
  if (target.ip === '') return { by: 'noAddress' };
  if (readText(named) === '') return { by: 'remoteDesktop' };
  // What it names is not used: it is made anew from parts that were checked.
  const checked = sshTarget(target);
  return checked === undefined ? { by: 'unclear' } : { by: 'ssh', target: checked };
}

/** Reads the answer of `GET /servers/{id}/credentials`; without a password there is nothing to show: `undefined`. */
export function readCredentials(value: unknown): Credentials | undefined {
  const fields: Partial<Record<keyof CredentialsAnswer | 'port', unknown>> | undefined = readFields(value);
  const password = readPassword(fields?.password);
  if (fields === undefined || password === undefined) return undefined;
  const username = readText(fields.username);
  const ip = readText(fields.ip);
  const access = readAccess(fields.sshCommand, { username, ip, port: readPort(fields.port) });
  return { username, password, ip, access };
}
