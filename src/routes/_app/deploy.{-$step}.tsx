import { createFileRoute } from '@tanstack/react-router';
import type { DeploySearch } from '#features/deploy/deploySteps.ts';
import { DeployPage } from '#features/deploy/DeployPage.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined;

export const Route = createFileRoute('/_app/deploy/{-$step}')({
  validateSearch: ({ plan, region, os, label, hostname, addons }): DeploySearch => ({
    plan: text(plan),
    region: text(region),
    os: text(os),
    label: text(label),
    hostname: text(hostname),
    addons: text(addons),
  }),
  loader: ({ context: { queryClient }, cause }) => {
    // Each choice changes the address: none of them is a reason to ask anew.
    if (cause === 'stay') return;
    // By itself, so that it stays out of the first page; the page asks for the same where it fails to come.
    void import('#features/deploy/prefetchCatalog.ts').then(
      ({ prefetchCatalog }) => prefetchCatalog(queryClient, cause),
      () => undefined,
    );
  },
  component: DeployPage,
});
