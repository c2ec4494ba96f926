import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { placeholder } from '#i18n/formats.ts';

interface ServerSizeProps {
  server: Server;
  /** In two lines, where width is dear. */
  isStacked?: boolean;
}

/** Processors, memory and disk. */
export function ServerSize({
  server: { vcpu, ramMb, diskGb },
  isStacked = false,
}: ServerSizeProps): ReactNode {
  const formats = useFormats();
  if (vcpu === undefined && ramMb === undefined && diskGb === undefined) return <span>{placeholder}</span>;
  const memory = formats.memory(ramMb);
  const disk = formats.disk(diskGb);
  if (isStacked)
    return (
      <span className="flex flex-col">
        <Trans>{formats.number(vcpu)} vCPU</Trans>
        <span translate="no">{`${memory} · ${disk}`}</span>
      </span>
    );
  const cores = formats.number(vcpu);
  return (
    <span>
      <Trans>
        {cores} vCPU · {memory} · {disk}
      </Trans>
    </span>
  );
}
