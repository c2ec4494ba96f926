import { Trans, useLingui } from '@lingui/react/macro';
import { Download, History } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePageTitle } from '#brand/usePageTitle.ts';

import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { download } from '#ui/download.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { activityCsv, activityText } from './activityExport.ts';
import { ActivityFilter } from './ActivityFilter.tsx';
import { ActivityLines } from './ActivityLines.tsx';
import { filterActivity } from './filterActivity.ts';
import { UnderWay } from './UnderWay.tsx';
import { useActivityView } from './useActivityView.ts';
import { useShownActivity } from './useShownActivity.ts';
import { useSpokenLines } from './useSpokenLines.ts';

function Log(): ReactNode {
  const { t } = useLingui();
  const all = useShownActivity();
  const { view, setQuery, change } = useActivityView();
  const lines = filterActivity(all, view);
  const spoken = useSpokenLines(lines);
  if (all.length === 0) {
    return (
      <EmptyState icon={<History />} heading={t`Nothing was done yet`}>
        <Trans>What you start, stop or change in this tab is listed here, with how it ended.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ActivityFilter view={view} onQuery={setQuery} onChange={change} />
      {spoken.length > 0 && <ActivityLines lines={spoken} />}
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <p role="status">
          <Trans>
            {lines.length} of {all.length} shown
          </Trans>
        </p>
        {lines.length > 0 && (
          <div className="flex flex-wrap gap-2">
            <CopyButton text={activityText(spoken)} what={t`as text`} labelled />
            <Button
              size="sm"
              variant="ghost"
              onClick={() => download('activity.csv', 'text/csv;charset=utf-8', activityCsv(spoken))}
            >
              <Download aria-hidden="true" />
              <Trans>Export these as CSV</Trans>
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

/** `/activity`: what this account did in this tab, and how it ended. */
export function ActivityPage(): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Activity`);
  return (
    <>
      <PageHeader
        title={t`Activity`}
        meta={
          <Trans>What was done in this tab with this account. Closing the tab or signing out ends it.</Trans>
        }
      />
      <UnderWay />
      <Log />
    </>
  );
}
