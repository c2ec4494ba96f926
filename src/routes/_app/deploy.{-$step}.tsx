import { createFileRoute } from '@tanstack/react-router';
import type { DeploySearch, LikeSearch, PlanViewSearch } from '#features/deploy/deploySteps.ts';
import { DeployPage } from '#features/deploy/DeployPage.tsx';

/** More characters than a plan, region, system, label or hostname has that can be chosen. */
const longest = 300;

/** Room for 30 add-ons with the longest ids. */
const longestList = 4_000;

/** What is cut ends with a character that makes it invalid, so that its beginning isn't taken for the whole. */
function text(value: unknown, max = longest): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return value.length > max ? `${value.slice(0, max)}…` : value;
}

export const Route = createFileRoute('/_app/deploy/{-$step}')({
  validateSearch: ({
    plan,
    region,
    os,
    label,
    hostname,
    count,
    from,
    digits,
    addons,
    like,
    sort,
    order,
    vcpu,
    memory,
    disk,
  }): DeploySearch & LikeSearch & PlanViewSearch => ({
    plan: text(plan),
    region: text(region),
    os: text(os),
    label: text(label),
    hostname: text(hostname),
    count: text(count),
    from: text(from),
    digits: text(digits),
    addons: text(addons, longestList),
    like: text(like),
    sort: text(sort),
    order: text(order),
    vcpu: text(vcpu),
    memory: text(memory),
    disk: text(disk),
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
