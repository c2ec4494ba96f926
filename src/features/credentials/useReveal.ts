import { useEffect, useRef, useState } from 'react';
import { ApiError, asApiError } from '#api/apiError.ts';
import { getServerCredentials } from '#api/generated/servers/servers.ts';
import { type Credentials, readCredentials } from '#domain/credentials.ts';
import { isOpen } from '#operations/intents/intent.ts';
import { useIntent } from '#operations/intents/intents.ts';
import { noteActivity } from '#operations/writes/activityLog.ts';
import { onSecretsGo } from '#session/secretsGo.ts';
import { type HeldSecret, useSecret } from '#session/useSecret.ts';

/**
 * Whether a reinstall was asked for and is not over: the password that the API hands out is then still the earlier one,
 * or may be.
 */
function useMayBeEarlier(serverId: string): boolean {
  const intent = useIntent(serverId);
  return intent?.action === 'reinstall' && isOpen(intent);
}

interface Revealed {
  readonly credentials: Credentials;
  /** Read while a reinstall was not over. */
  readonly mayBeEarlier: boolean;
}

export interface Reveal extends Pick<HeldSecret<Revealed>, 'shown' | 'keep' | 'hide'> {
  readonly isReading: boolean;
  /** Why the last try brought nothing. */
  readonly error: ApiError | undefined;
  readonly reveal: () => void;
}

async function fetchCredentials(serverId: string, signal: AbortSignal): Promise<Credentials> {
  const credentials = readCredentials(await getServerCredentials(serverId, { signal }));
  if (credentials !== undefined) return credentials;
  throw new ApiError({ kind: 'contract', operationId: 'getServerCredentials' });
}

/** Reads a server's credentials when a person asks for them: once, without a retry, past every cache. */
export function useReveal(serverId: string, serverName: string): Reveal {
  const { shown, show, keep, hide } = useSecret<Revealed>();
  const mayBeEarlier = useMayBeEarlier(serverId);
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<ApiError>();
  const call = useRef<AbortController>(undefined);
  // What was asked for and is not here yet has nowhere to go any more.
  useEffect(() => {
    const giveUp = (): void => call.current?.abort();
    const stop = onSecretsGo(giveUp);
    return () => {
      stop();
      giveUp();
    };
  }, []);

  async function reveal(): Promise<void> {
    if (call.current !== undefined) return;
    const controller = new AbortController();
    call.current = controller;
    setReading(true);
    setError(undefined);
    try {
      show({ credentials: await fetchCredentials(serverId, controller.signal), mayBeEarlier });
      noteActivity({ action: 'reveal', outcome: 'done', serverId, serverName });
    } catch (thrown) {
      const failure = asApiError(thrown);
      if (failure === undefined && !controller.signal.aborted) throw thrown;
      // At the gate there is nothing to say beside the gate.
      if (failure?.kind !== 'unauthorized') setError(failure);
      if (failure?.outcome === 'rejected') {
        const { words = [], requestId = '' } = failure.facts;
        noteActivity({ action: 'reveal', outcome: 'refused', serverId, serverName, words, requestId });
      }
    } finally {
      call.current = undefined;
      setReading(false);
    }
  }
  return { shown, keep, hide, isReading, error, reveal: () => void reveal() };
}
