import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A fake machine for network setup scripts: its commands only record how they were called. */
interface GuestMachine {
  /** Runs a script as root would, with `/etc` and netplan’s folders inside the machine's folder. */
  run(script: string): { readonly code: number | null; readonly said: string };
  /** The calls of the commands so far, one per line. */
  calls(): readonly string[];
  /** A file's text by its path on the machine; `undefined` if there is none. */
  file(path: string): string | undefined;
  remove(): void;
}

interface MachineParts {
  /** The shell code that each command runs besides recording it: `{ ip: 'echo default via 192.0.2.1 dev eth0' }`. */
  readonly commands: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly root?: boolean;
}

export function guestMachine({ commands, files = {}, root = true }: MachineParts): GuestMachine {
  const folder = mkdtempSync(join(tmpdir(), 'guest-'));
  const bin = join(folder, 'bin');
  const log = join(folder, 'calls');
  for (const part of ['bin', 'etc/netplan', 'etc/network', 'etc/systemd/network']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const [name, text] of Object.entries({ id: `echo ${root ? 0 : 1000}`, ...commands })) {
    const command = join(bin, name);
    writeFileSync(command, `#!/bin/sh\necho "${name} $*" >> "${log}"\n${text}\n`);
    chmodSync(command, 0o755);
  }
  return {
    run(script) {
      const input = script.replaceAll(/(?<=[ "=])\/(?:etc|run\/netplan|lib\/netplan)\b/g, `${folder}$&`);
      const { status, stdout, stderr } = spawnSync('sh', {
        input,
        encoding: 'utf8',
        env: { PATH: `${bin}:/usr/bin:/bin` },
      });
      return { code: status, said: (stdout + stderr).replaceAll(folder, '') };
    },
    calls: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .split('\n')
            .filter((call) => call !== '' && !call.startsWith('id '))
        : [],
    file(path) {
      const place = join(folder, path);
      return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
