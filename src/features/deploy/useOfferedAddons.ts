import { useListServerAddons, useListServers } from '#api/generated/servers/servers.ts';
import { type Plan, type PlanAddon, readPlanAddon } from '#domain/plans.ts';
import { readFields, readList } from '#domain/read.ts';
import { readFleet, type Server } from '#domain/server.ts';

export interface OfferedAddons {
  readonly addons: readonly PlanAddon[];
  /** The server whose catalog this is, if the plan lists no add-ons itself: a suggestion, not a promise. */
  readonly suggestedBy: Server | undefined;
  readonly isLoading: boolean;
}

function isSameSize(server: Server, plan: Plan): boolean {
  const { vcpu, ramMb, diskGb } = plan;
  return (
    vcpu !== undefined &&
    server.vcpu === vcpu &&
    server.ramMb === ramMb &&
    server.diskGb === diskGb &&
    server.status === 'running'
  );
}

/**
 * The add-ons to choose from. The API has no add-on catalog before a server exists, so these are the plan's own or else
 * those offered to an existing server of exactly the same size.
 * @param isPlanLoading a plan is chosen, and its details are on their way
 */
export function useOfferedAddons(plan: Plan | undefined, isPlanLoading: boolean): OfferedAddons {
  const hasOwn = (plan?.addons.length ?? 0) > 0;
  const fleet = useListServers({ query: { select: readFleet, enabled: plan !== undefined && !hasOwn } });
  const sameSizeServer =
    plan === undefined || hasOwn ? undefined : fleet.data?.servers.find((server) => isSameSize(server, plan));
  const catalog = useListServerAddons(sameSizeServer?.id ?? '', {
    query: {
      enabled: sameSizeServer !== undefined,
      staleTime: 300_000,
      select: (answer) =>
        readList(readFields<'addons'>(answer)?.addons)
          .map(readPlanAddon)
          .filter((addon) => addon !== undefined),
    },
  });
  if (hasOwn) return { addons: plan?.addons ?? [], suggestedBy: undefined, isLoading: false };
  return {
    addons: catalog.data ?? [],
    suggestedBy: sameSizeServer,
    isLoading: isPlanLoading || fleet.isLoading || catalog.isLoading,
  };
}
