import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Plan } from '#domain/plans.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';

/** The resources of a plan, in one line. */
export function PlanSize({ plan }: { plan: Plan }): ReactNode {
  const formats = useFormats();
  const { vcpu, ramMb, diskGb, bandwidthGb } = plan;
  return (
    <span className="text-muted">
      <Trans>{formats.number(vcpu)} vCPU</Trans>
      <span translate="no">{` · ${formats.memory(ramMb)} · ${formats.disk(diskGb)} · `}</span>
      <Trans>{formats.traffic(bandwidthGb)} traffic</Trans>
    </span>
  );
}
