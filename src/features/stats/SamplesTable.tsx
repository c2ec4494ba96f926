import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isBreak, statsKinds, type StatsSample } from '#domain/serverStats.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Cell, HeadCell, Table, TableFrame, TableRow } from '#ui/DataTable.tsx';
import { kindNames } from './statsWords.tsx';
import { useUsageWords } from './statsWords.tsx';

/** The CSV export has the rest. */
const mostRows = 60;

interface SamplesTableProps {
  /** The samples in view, oldest first. */
  samples: readonly StatsSample[];
  /** The time in view, in milliseconds since 1970 UTC. */
  from: number;
  to: number;
}

function Rows({ samples, from, to }: SamplesTableProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const usageWords = useUsageWords();
  const rows = samples
    .filter((sample) => !isBreak(sample))
    .slice(-mostRows)
    .toReversed();
  return (
    <TableFrame className="mt-3 max-h-80" tabIndex={0} role="region" aria-label={t`Samples`}>
      <Table aria-label={t`Samples`} className="min-w-140">
        <thead>
          <tr>
            <HeadCell className="w-42">
              <Trans>Time</Trans>
            </HeadCell>
            {statsKinds.map((kind) => (
              <HeadCell key={kind} numeric>
                {t(kindNames[kind])}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((sample) => (
            <TableRow key={sample.at}>
              <Cell rowHeader translate="no">
                {formats.time(sample.at, from, to)}
              </Cell>
              {statsKinds.map((kind) => (
                <Cell key={kind} translate="no" numeric>
                  {usageWords(sample, kind)}
                </Cell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

/** The charts' samples as a table, newest first, for users who don't see the charts. */
export function SamplesTable(props: SamplesTableProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="border-t border-line px-4 py-3 sm:px-5"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="cursor-pointer rounded-sm text-muted">
        <Trans>Latest samples as a table</Trans>
      </summary>
      {isOpen && <Rows {...props} />}
    </details>
  );
}
