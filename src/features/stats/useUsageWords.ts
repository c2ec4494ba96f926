import { useLingui } from '@lingui/react/macro';
import type { StatsKind, StatsSample } from '#domain/serverStats.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';

/** Returns a function that formats a sample's value: "12.4%", "1 GB of 4 GB"; a dash for missing values. */
export function useUsageWords(): (sample: StatsSample, kind: StatsKind) => string {
  const { t } = useLingui();
  const formats = useFormats();
  const words = (used: string, total: string): string => t`${used} of ${total}`;
  return (sample, kind) => {
    switch (kind) {
      case 'cpu':
        return formats.percent(sample.cpu ?? undefined);
      case 'memory':
        return words(
          formats.memory(sample.memoryUsed ?? undefined),
          formats.memory(sample.memoryTotal ?? undefined),
        );
      case 'disk':
        return words(formats.disk(sample.diskUsed ?? undefined), formats.disk(sample.diskTotal ?? undefined));
    }
  };
}
