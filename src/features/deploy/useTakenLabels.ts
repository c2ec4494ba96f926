import { useListServers } from '#api/generated/servers/servers.ts';
import { readFleet } from '#domain/server.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { useOpenEntries } from '#operations/writes/journal.ts';

interface TakenLabels {
  /** `undefined` where the servers can't be read. */
  readonly taken: ReadonlySet<string> | undefined;
  /** The servers are on their way for the first time. */
  readonly isLoading: boolean;
}

/** The labels of the account's servers, and of those that this browser deploys, which the list may lack. */
export function useTakenLabels(): TakenLabels {
  const fleet = useListServers({ query: { select: readFleet } });
  const intents = useIntents();
  const open = useOpenEntries();
  return {
    taken:
      fleet.data &&
      new Set([
        ...fleet.data.servers.map(({ label }) => label),
        ...[...intents.values()]
          .filter(({ action }) => action === 'deploy')
          .map(({ serverName }) => serverName),
        ...open.filter(({ operation }) => operation === 'deployServer').map(({ targetName }) => targetName),
      ]),
    isLoading: fleet.isLoading,
  };
}
