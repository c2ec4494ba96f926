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
 * Whether a reinstall was requested and is not finished. Until it is, the API returns, or may return, the earlier
 * password.
 */
function useMayBeEarlier(serverId: string): boolean {
  const intent = useIntent(serverId);
  return intent?.action === 'reinstall' && isOpen(intent);
}

interface Revealed {
  readonly credentials: Credentials;
  /** Read while a reinstall was not finished. */
  readonly mayBeEarlier: boolean;
}

export interface Reveal extends Pick<HeldSecret<Revealed>, 'shown' | 'keep' | 'hide'> {
  readonly isReading: boolean;
  /** Why the last attempt failed. */
  readonly error: ApiError | undefined;
  readonly reveal: () => void;
}

async function fetchCredentials(serverId: string, signal: AbortSignal): Promise<Credentials> {
  const credentials = readCredentials(await getServerCredentials(serverId, { signal }));
  if (credentials !== undefined) return credentials;
  throw new ApiError({ kind: 'contract', operationId: 'getServerCredentials' });
}

/** Reads a server's credentials when the user asks for them: once, without retries, bypassing every cache. */
export function useReveal(serverId: string, serverName: string): Reveal {
  const { shown, show, keep, hide } = useSecret<Revealed>();
  const mayBeEarlier = useMayBeEarlier(serverId);
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<ApiError>();
  const call = useRef<AbortController>(undefined);
  // Once secrets must be hidden or the component unmounts, a pending read is aborted: its result may not be shown.
  useEffect(() => {
    const abort = (): void => call.current?.abort();
    const stop = onSecretsGo(abort);
    return () => {
      stop();
      abort();
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
      // A 401 shows the key gate, which already explains it.
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
