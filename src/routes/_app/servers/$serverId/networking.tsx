import { createFileRoute } from '@tanstack/react-router';
import { NetworkingPage } from '#features/networking/NetworkingPage.tsx';

interface NetworkingSearch {
  /** Which system's configuration is shown; by default the usual one on the server's OS. */
  readonly system?: string | undefined;
}

export const Route = createFileRoute('/_app/servers/$serverId/networking')({
  // The page parses the value itself, which keeps the list of systems out of the first page's code.
  validateSearch: ({ system }): NetworkingSearch => ({
    system: typeof system === 'string' ? system : undefined,
  }),
  component: NetworkingPage,
});
