import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { HandoffPage } from '#features/handoff/HandoffPage.tsx';
import { readHandoffSearch } from '#routes/-params.ts';

export const Route = createFileRoute('/_app/sso/')({
  validateSearch: readHandoffSearch,
  component: AccountHandoff,
});

function AccountHandoff(): ReactNode {
  return <HandoffPage next={Route.useSearch().next} />;
}
