import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getListServersQueryOptions } from '#api/generated/servers/servers.ts';
import { prefetch } from '#api/queryClient.ts';
import { WatchPage, type WatchSearch } from '#features/stats/WatchPage.tsx';

export const Route = createFileRoute('/_app/watch')({
  // The page parses the values itself.
  validateSearch: ({ servers, window }): WatchSearch => ({
    servers: typeof servers === 'string' ? servers : undefined,
    window: typeof window === 'string' ? window : undefined,
  }),
  loader: ({ context: { queryClient }, cause }) => prefetch(queryClient, getListServersQueryOptions(), cause),
  component: Watch,
});

function Watch(): ReactNode {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return <WatchPage search={search} onSearch={(next) => void navigate({ search: next })} />;
}
