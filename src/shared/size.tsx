import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { placeholder } from '#i18n/formats.ts';

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
