import { isIpAddress } from './ipText.ts';

/**
 * A login name as Linux systems create them: 1 to 32 letters, digits, `-` and `_`, starting with a letter or `_`.
 * Nothing in it has a meaning to a shell, or as an option of ssh.
 */
const userNameRule = /^[a-z_][a-z0-9_-]{0,31}$/i;

function isUserName(text: string): boolean {
  return userNameRule.test(text);
}

/** Where ssh connects to. Once checked by `sshTarget`, no part has a special meaning to a shell or to ssh. */
export interface SshTarget {
  readonly username: string;
  readonly ip: string;
  /** `undefined`: ssh's default, 22. */
  readonly port: number | undefined;
}

/** The target, where user name and address are valid; otherwise `undefined`. */
export function sshTarget({ username, ip, port }: SshTarget): SshTarget | undefined {
  return isUserName(username) && isIpAddress(ip) ? { username, ip, port } : undefined;
}

/** "ssh root@198.51.100.7". Built from its parts, never taken from a response, since the user runs it. */
export function sshCommand({ username, ip, port }: SshTarget): string {
  return `ssh ${port === undefined ? '' : `-p ${port} `}${username}@${ip}`;
}

/** Turns the server's name into one that is valid in ssh's configuration. */
function hostAlias(name: string, ip: string): string {
  const alias = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return alias === '' ? `server-${ip.replaceAll(/[.:]+/g, '-')}` : alias.slice(0, 63);
}

/** The entry for `~/.ssh/config` that makes `ssh <name>` work. */
export function sshConfigEntry({ username, ip, port }: SshTarget, name: string): string {
  const lines = [`Host ${hostAlias(name, ip)}`, `  HostName ${ip}`, `  User ${username}`];
  return [...lines, ...(port === undefined ? [] : [`  Port ${port}`])].join('\n');
}
