import { createFileRoute, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FindPage } from '#features/find/FindPage.tsx';
import { readFindSearch } from '#features/find/findSearch.ts';
import { useHandoffDialog } from '#features/handoff/useHandoffDialog.tsx';
import { serverNameText } from '#shared/serverName.tsx';

export const Route = createFileRoute('/_app/find')({
  validateSearch: readFindSearch,
  component: Find,
});

function Find(): ReactNode {
  const { begin, dialog } = useHandoffDialog();
  const pasted = useLocation({ select: ({ state }) => state.pasted });
  return (
    <>
      {/* A text pasted over another one begins anew. */}
      <FindPage key={pasted} isPasted={pasted !== undefined} nameOf={serverNameText} onHandoff={begin} />
      {dialog}
    </>
  );
}
