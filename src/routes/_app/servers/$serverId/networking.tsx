import { createFileRoute } from '@tanstack/react-router';
import { NetworkingPage } from '#features/networking/NetworkingPage.tsx';

interface NetworkingSearch {
  /** Which system's configuration is shown; without it the one that is usual for the server's OS. */
  readonly system?: string | undefined;
}

export const Route = createFileRoute('/_app/servers/$serverId/networking')({
  // The page reads the word itself, so that the list of systems stays out of the first page.
  validateSearch: ({ system }): NetworkingSearch => ({
    system: typeof system === 'string' ? system : undefined,
  }),
  component: NetworkingPage,
});
