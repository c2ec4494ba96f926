import { createFileRoute } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DetailedServer } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { ServerOverview } from '#features/servers/ServerOverview.tsx';
import { readStatsView } from '#features/stats/statsView.ts';
import { usePageSampling } from '#shared/samples/sampler.ts';
import { chartsSpace } from '#shared/ServerPlaceholder.tsx';
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
  return server && <Overview server={server} />;
}

function Overview({ server }: { server: DetailedServer }): ReactNode {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  // Decided once: the charts of a new or started server appear below what is there, and move nothing.
  const mayRun = serverCan('watchStatistics', server.status);
  const [isLoadFirst] = useState(mayRun);
  // Here, so that the first sample is on its way while the section's code is.
  const { interval } = readStatsView(search);
  const sampling = usePageSampling(server.id, mayRun && interval !== 'off' ? interval * 1_000 : undefined);
  return (
    <div className="flex flex-col gap-6">
      {!isLoadFirst && <ServerOverview />}
      <PanelBoundary>
        <Suspense
          fallback={
            <div className={cx('rounded-lg border border-line bg-surface', isLoadFirst && chartsSpace)} />
          }
        >
          <StatsSection
            key={server.id}
            server={server}
            search={search}
            sampling={sampling}
            // Back undoes a choice of the time window, and not a pause.
            onSearch={(next) => void navigate({ search: next, replace: next.window === search.window })}
          />
        </Suspense>
      </PanelBoundary>
      {isLoadFirst && <ServerOverview />}
    </div>
  );
}
