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
    // Every choice changes the URL, which runs the loader again: don't prefetch for that.
    if (cause === 'stay') return;
    // A separate chunk, to keep it out of the first page. If it can't be loaded, the page itself requests the same.
    void import('#features/deploy/prefetchCatalog.ts').then(
      ({ prefetchCatalog }) => prefetchCatalog(queryClient, cause),
      () => undefined,
    );
  },
  component: DeployPage,
});
