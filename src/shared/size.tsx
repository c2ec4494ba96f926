import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Plan } from '#domain/plans.ts';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { placeholder } from '#i18n/formats.ts';

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

/** Processors, memory and disk in one line. */
export function ServerSize({ server: { vcpu, ramMb, diskGb } }: { server: Server }): ReactNode {
  const formats = useFormats();
  if (vcpu === undefined && ramMb === undefined && diskGb === undefined) return <span>{placeholder}</span>;
  const cores = formats.number(vcpu);
  const memory = formats.memory(ramMb);
  const disk = formats.disk(diskGb);
  return (
    <span className="tabular-nums">
      <Trans>
        {cores} vCPU · {memory} · {disk}
      </Trans>
    </span>
  );
}
