import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { SeriesSummary } from '#domain/timeSeries.ts';
import { useFormats } from '#i18n/FormatsContext.ts';

/** What a series in view came to. */
export function SummaryList({ summary }: { summary: SeriesSummary | undefined }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const figures = [
    [t`Least`, summary?.least],
    [t`Average`, summary?.average],
    [t`p95`, summary?.p95],
    [t`Greatest`, summary?.greatest],
  ] as const;
  return (
    <dl className="grid grid-cols-4 gap-2 text-sm">
      {figures.map(([term, value]) => (
        <div key={term} className="min-w-0">
          <dt className="truncate text-muted">{term}</dt>
          <dd className="tabular-nums">{formats.percent(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
