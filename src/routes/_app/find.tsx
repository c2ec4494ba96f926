import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FindPage } from '#features/find/FindPage.tsx';
import { readFindSearch } from '#features/find/findSearch.ts';
import { serverNameText } from '#shared/serverName.tsx';

export const Route = createFileRoute('/_app/find')({
  validateSearch: readFindSearch,
  component: Find,
});

function Find(): ReactNode {
  return <FindPage nameOf={serverNameText} />;
}
