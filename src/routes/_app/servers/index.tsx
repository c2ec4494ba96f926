import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getListServersQueryOptions } from '#api/generated/servers/servers.ts';
import { prefetch } from '#api/queryClient.ts';
import { useHandoffDialog } from '#features/handoff/useHandoffDialog.tsx';
import { prefetchFleetCards, ServersPage } from '#features/servers/ServersPage.tsx';
import { readFleetView } from '#features/servers/fleetView.ts';

export const Route = createFileRoute('/_app/servers/')({
  validateSearch: readFleetView,
  loader: ({ context: { queryClient }, cause }) => {
    prefetch(queryClient, getListServersQueryOptions(), cause);
    prefetchFleetCards();
  },
  // Needed for the first page: bundled with the app's start code instead of a chunk that loads after it.
  codeSplitGroupings: [],
  component: Servers,
});

function Servers(): ReactNode {
  const { begin, dialog } = useHandoffDialog();
  return (
    <>
      <ServersPage onHandoff={begin} />
      {dialog}
    </>
  );
}
