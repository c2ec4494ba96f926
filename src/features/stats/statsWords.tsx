import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type ApiError, isFinalError } from '#api/apiError.ts';
import type { Server } from '#domain/server.ts';
import type { StatsKind, StatsLevel, StatsSample } from '#domain/serverStats.ts';
import { isInProgress } from '#domain/serverStatus.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import type { Formats } from '#i18n/formats.ts';
import { isAboutSuspension } from '#session/scopes.ts';
import { errorAdvice } from '#shared/errorAdvice.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';

export const kindNames: Record<StatsKind, MessageDescriptor> = {
  cpu: msg`CPU`,
  memory: msg`Memory`,
  disk: msg`Disk`,
};

export const levelColours: Record<StatsLevel, string> = {
  calm: 'var(--accent-text)',
  high: 'var(--caution)',
  critical: 'var(--critical)',
};

/** Says that a load is high or critical. */
export function LevelBadge({ level }: { level: StatsLevel }): ReactNode {
  if (level === 'calm') return null;
  return level === 'high' ? (
    <StatusBadge tone="caution" shape="triangle">
      <Trans>High</Trans>
    </StatusBadge>
  ) : (
    <StatusBadge tone="critical" shape="triangle">
      <Trans>Critical</Trans>
    </StatusBadge>
  );
}

/** The same whether the list says it, or the refusal of a sample, which may come first. */
function SuspendedWords(): ReactNode {
  return <Trans>It’s suspended. Only running servers have statistics.</Trans>;
}

/** Why a server that does not run has no statistics. */
export function StatusWords({ server }: { server: Server }): ReactNode {
  if (isInProgress(server.status))
    return <Trans>It’s still being set up. Statistics start once it’s running.</Trans>;
  switch (server.status) {
    case 'stopped':
      return <Trans>It’s stopped. Statistics start once it’s running.</Trans>;
    case 'suspended':
      return <SuspendedWords />;
    default:
      return <Trans>Only running servers have statistics.</Trans>;
  }
}

/** Why the last request brought no sample: its failure, or an answer without one. */
export function NoSampleWords({ error }: { error: ApiError | undefined }): ReactNode {
  const formats = useFormats();
  if (error === undefined)
    return <Trans>The API has no sample for this server right now. We’ll keep trying.</Trans>;
  if (error.kind === 'forbidden' && isAboutSuspension(error.facts)) return <SuspendedWords />;
  return (
    <>
      {errorAdvice(error.facts, formats)} {!isFinalError(error) && <Trans>We’ll keep trying.</Trans>}
    </>
  );
}

/** Returns a function that formats a sample's value: "12.4%", "1 GB of 4 GB"; a dash for missing values. */
export function useUsageWords(): (sample: StatsSample, kind: StatsKind) => string {
  const { t } = useLingui();
  const formats = useFormats();
  const words = (format: Formats['memory'], amount: number | null, whole: number | null): string => {
    const used = format(amount ?? undefined);
    // A total of 0 is none.
    const total = format(whole || undefined);
    return t`${used} of ${total}`;
  };
  return (sample, kind) => {
    switch (kind) {
      case 'cpu':
        return formats.percent(sample.cpu ?? undefined);
      case 'memory':
        return words(formats.memory, sample.memoryUsed, sample.memoryTotal);
      case 'disk':
        return words(formats.disk, sample.diskUsed, sample.diskTotal);
    }
  };
}
