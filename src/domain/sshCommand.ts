import { isIpAddress } from './ipAddress.ts';

/**
 * A login name as Linux systems make them: 1 to 32 letters, digits, `-` and `_`, starting with a letter or `_`. Nothing
 * in it has a meaning to a shell or to ssh's own options.
 */
const userNameRule = /^[a-z_][a-z0-9_-]{0,31}$/i;

function isUserName(text: string): boolean {
  return userNameRule.test(text);
}

/** Where ssh leads to. Checked: nothing in it means anything to a shell, or to ssh but what it stands for. */
export interface SshTarget {
  readonly username: string;
  readonly ip: string;
  /** `undefined` is ssh's own, 22. */
  readonly port: number | undefined;
}

/** The target, where user name and address are what they should be; else `undefined`. */
export function sshTarget({ username, ip, port }: SshTarget): SshTarget | undefined {
  return isUserName(username) && isIpAddress(ip) ? { username, ip, port } : undefined;
}

/** "ssh root@198.51.100.7". Built from its parts, never taken from an answer, since a person runs it. */
export function sshCommand({ username, ip, port }: SshTarget): string {
  return `ssh ${port === undefined ? '' : `-p ${port} `}${username}@${ip}`;
}

/** A name for the server that ssh's configuration can hold, made from what people call it. */
function hostAlias(name: string, ip: string): string {
  const alias = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return alias === '' ? `server-${ip.replaceAll(/[.:]+/g, '-')}` : alias.slice(0, 63);
}

/** The entry for `~/.ssh/config` with which `ssh <name>` is enough. */
export function sshConfigEntry({ username, ip, port }: SshTarget, name: string): string {
  const lines = [`Host ${hostAlias(name, ip)}`, `  HostName ${ip}`, `  User ${username}`];
  return [...lines, ...(port === undefined ? [] : [`  Port ${port}`])].join('\n');
}
