import { useListServers } from '#api/generated/servers/servers.ts';
import { readFleet } from '#domain/server.ts';
import { useIntents } from '#operations/intents/intents.ts';

interface TakenLabels {
  /** `undefined` where the servers can't be read. */
  readonly taken: ReadonlySet<string> | undefined;
  /** The servers are on their way for the first time. */
  readonly isLoading: boolean;
}

/** The labels of the account's servers, and of those that were deployed from this tab just now, which the list may lack. */
export function useTakenLabels(): TakenLabels {
  const fleet = useListServers({ query: { select: readFleet } });
  const deployed = [...useIntents().values()].filter(({ action }) => action === 'deploy');
  return {
    taken:
      fleet.data &&
      new Set(
        [...fleet.data.servers, ...deployed.map(({ serverName }) => ({ label: serverName }))].map(
          ({ label }) => label,
        ),
      ),
    isLoading: fleet.isLoading,
  };
}
