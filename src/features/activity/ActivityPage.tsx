import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import Download from 'lucide-react/icons/download';
import History from 'lucide-react/icons/rotate-ccw-clock';
import type { ReactNode } from 'react';
import { useBrand, usePageTitle } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/brandedWords.ts';
import { type ActivityAction, type ActivityLine, useActivity } from '#operations/writes/activityLog.ts';
import { useCustomerView } from '#shared/customerView.ts';
import { useNames } from '#shared/names.tsx';
import { useReceiptText } from '#shared/useReceiptText.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { download } from '#ui/download.ts';
import { type DelayedText, useDelayedText } from '#ui/useDelayedText.ts';
import { ActivityFilter } from './ActivityFilter.tsx';
import { ActivityLines } from './ActivityLines.tsx';
import { UnderWay } from './UnderWay.tsx';
import { activityCsv, activityText, type LocalizedLine } from './activityExport.ts';
import { type ActivityView, longestQuery, readActivityView } from './activityView.ts';
import { filterActivity, shownDetails } from './filterActivity.ts';
import { actionWords, outcomeLooks } from './activityWords.ts';

/** The lines with their texts in the current language and this brand's wording. */
function useSpokenLines(lines: readonly ActivityLine[]): readonly LocalizedLine[] {
  const { t } = useLingui();
  const brand = useBrand();
  const names = useNames();
  const { line: receiptLine } = useReceiptText();
  return lines.map((line) => ({
    line,
    action: t(actionWords[line.action]),
    outcome: t(outcomeLooks[line.outcome].word),
    words: serverWords(line, brand),
    details: line.receipt === undefined ? shownDetails(line, names.os) : receiptLine(line.receipt),
  }));
}

/** Actions whose details and server messages can contain the charge or the balance. */
const paidActions: ReadonlySet<ActivityAction> = new Set(['deploy', 'buyAddon']);

/** The log, newest first; in customer view without anything that could contain an amount. */
function useShownActivity(): readonly ActivityLine[] {
  const lines = useActivity();
  if (!useCustomerView()) return lines;
  return lines.map((line) =>
    paidActions.has(line.action) ? { ...line, details: '', words: [], receipt: undefined } : line,
  );
}

const route = getRouteApi('/_app/activity');

interface ActivityViewState {
  /** Its `q` is the text in the search field, ahead of the URL while the user types. */
  readonly view: ActivityView;
  readonly query: DelayedText;
  /** '' removes a filter. */
  readonly change: (change: Partial<Record<keyof ActivityView, string>>) => void;
}

/** A word from the URL, if it is a known one. */
function knownWord(known: object, word: string | undefined): string | undefined {
  return word !== undefined && Object.hasOwn(known, word) ? word : undefined;
}

/** The view in the URL, and functions that change it. Back undoes each filter, and all that was typed. */
function useActivityView(): ActivityViewState {
  // Read again, since the router also passes on params that the schema left out.
  const view = readActivityView(route.useSearch());
  const navigate = route.useNavigate();
  const { history } = useRouter();
  function go(part: Parameters<ActivityViewState['change']>[0], replace: boolean): Promise<void> {
    const isDone = navigate({ search: (current) => readActivityView({ ...current, ...part }), replace });
    history.flush(); // otherwise the history would merge what was typed with a filter chosen at once
    return isDone;
  }
  const query = useDelayedText(view.q ?? '', (q, isSameStep) => go({ q }, isSameStep));
  const known: ActivityView = {
    q: query.text,
    action: knownWord(actionWords, view.action),
    outcome: knownWord(outcomeLooks, view.outcome),
  };
  return {
    view: known,
    query: { ...query, type: (typed) => query.type(typed.slice(0, longestQuery)) },
    change(part) {
      void query.finish();
      void go(part, false);
    },
  };
}

function Log(): ReactNode {
  const { t } = useLingui();
  const all = useShownActivity();
  const { view, query, change } = useActivityView();
  const names = useNames();
  const lines = filterActivity(all, view, names.os);
  const spoken = useSpokenLines(lines);
  if (all.length === 0) {
    return (
      <EmptyState icon={<History />} heading={t`Nothing here yet`}>
        <Trans>
          Whatever you start, stop or change in this tab shows up here, together with its outcome.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ActivityFilter view={view} query={query} onChange={change} />
      {spoken.length > 0 && <ActivityLines lines={spoken} />}
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <p role="status">
          <Trans>
            {String(lines.length)} of {String(all.length)} shown
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
              <Trans>Export shown as CSV</Trans>
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
          <Trans>
            What you’ve done in this tab with this account. Closing the tab or signing out clears it.
          </Trans>
        }
      />
      <UnderWay />
      <Log />
    </>
  );
}
