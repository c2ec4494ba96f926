import { createFileRoute } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { serverCan } from '#domain/serverStatus.ts';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { ServerOverview } from '#features/servers/ServerOverview.tsx';
import { useServerInAddress } from '#shared/useServer.ts';
import { cx } from '#ui/cx.ts';

/** Loaded separately: the page doesn't have to wait for it. */
const StatsSection = lazy(() => import('#features/stats/StatsSection.tsx'));

interface OverviewSearch {
  /** The statistics' time window and polling interval. The section parses the values itself. */
  readonly window?: string | undefined;
  readonly interval?: string | undefined;
}

export const Route = createFileRoute('/_app/servers/$serverId/')({
  validateSearch: ({ window, interval }): OverviewSearch => ({
    window: typeof window === 'string' ? window : undefined,
    interval: typeof interval === 'string' ? interval : undefined,
  }),
  component: OverviewPage,
});

function OverviewPage(): ReactNode {
  const { server } = useServerInAddress();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  if (server === undefined) return null;
  return (
    <div className="flex flex-col gap-6">
      <PanelBoundary>
        <Suspense
          fallback={
            <div
              className={cx(
                'rounded-lg border border-line bg-surface',
                // As high as what comes, so that the specifications below don't move: three charts, or a notice.
                serverCan('watchStatistics', server.status)
                  ? 'min-h-256 lg:min-h-102.25'
                  : 'min-h-45.75 sm:min-h-27.75',
              )}
            />
          }
        >
          <StatsSection
            key={server.id}
            server={server}
            search={search}
            onSearch={(next) => void navigate({ search: next, replace: true })}
          />
        </Suspense>
      </PanelBoundary>
      <ServerOverview />
    </div>
  );
}
