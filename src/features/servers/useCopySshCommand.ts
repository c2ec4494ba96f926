import { useEffect, useRef, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { onSecretsGo } from '#session/secretsGo.ts';
import type { SshReading } from './SshCommand.tsx';

/** How the last attempt to copy a command stands; `found`: the browser refuses the clipboard. */
type SshCopy = SshReading | { readonly state: 'reading' } | { readonly state: 'copied' };

type SshCopyOf = SshCopy & {
  readonly server: Server;
  /** The button of the menu. */
  readonly anchor: HTMLElement;
};

/** How long "copied" is shown, in milliseconds. */
const shownFor = 2_500;

/**
 * Copies a text that isn't there yet. Called while the user's click is handled: afterwards Safari allows no copying.
 * Rejects where the browser doesn't allow it, or can't copy what isn't there yet.
 */
async function copyLater(text: Promise<string>): Promise<void> {
  const blob = text.then((known) => new Blob([known], { type: 'text/plain' }));
  blob.catch(() => undefined); // said by whoever awaits the text
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}

/** Copies the command once it is known. */
async function copyCommand(reading: Promise<SshReading>): Promise<SshCopy> {
  const copying = copyLater(
    reading.then((read) =>
      read.state === 'found' ? read.command : Promise.reject(new Error('There is nothing to copy')),
    ),
  );
  copying.catch(() => undefined); // handled below, unless there is nothing to copy
  const read = await reading;
  if (read.state !== 'found') return read;
  try {
    await copying.catch(() => navigator.clipboard.writeText(read.command));
    return { state: 'copied' };
  } catch {
    return read;
  }
}

export interface CopySshCommand {
  readonly last: SshCopyOf | undefined;
  readonly copy: (server: Server, anchor: HTMLElement) => void;
  readonly clear: () => void;
}

/**
 * Copies the SSH command of a server as its credentials page has it. It is built from the credentials, which are
 * requested for it, bypassing every cache, and of which nothing is kept or shown.
 */
export function useCopySshCommand(): CopySshCommand {
  const [last, setLast] = useState<SshCopyOf>();
  const call = useRef<AbortController>(undefined);
  useEffect(() => {
    const abort = (): void => {
      call.current?.abort();
      setLast((now) => (now?.state === 'reading' ? undefined : now));
    };
    const stop = onSecretsGo(abort);
    return () => {
      stop();
      abort();
    };
  }, []);
  useEffect(() => {
    if (last?.state !== 'copied') return undefined;
    const timer = setTimeout(() => setLast(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [last]);

  async function copy(server: Server, anchor: HTMLElement): Promise<void> {
    call.current?.abort();
    const { signal } = (call.current = new AbortController());
    setLast({ state: 'reading', server, anchor });
    const reading = import('./SshCommand.tsx').then(({ readSshCommand }) =>
      readSshCommand(server.id, signal),
    );
    const outcome = await copyCommand(reading);
    if (signal.aborted) return;
    const isSilent = outcome.state === 'failed' && outcome.error === undefined;
    setLast(isSilent ? undefined : { ...outcome, server, anchor });
  }
  return {
    last,
    copy: (server, anchor) => void copy(server, anchor),
    clear: () => setLast(undefined),
  };
}
