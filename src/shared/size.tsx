import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { placeholder } from '#i18n/formats.ts';

/** Processors, memory and disk in one line; in the list's table in two, without the dot between them. */
export function ServerSize({ server: { vcpu, ramMb, diskGb } }: { server: Server }): ReactNode {
  const formats = useFormats();
  if (vcpu === undefined && ramMb === undefined && diskGb === undefined) return <span>{placeholder}</span>;
  return (
    <span className="server-size">
      <Trans>{formats.number(vcpu)} vCPU</Trans>
      <span translate="no">{' · '}</span>
      <span translate="no">{`${formats.memory(ramMb)} · ${formats.disk(diskGb)}`}</span>
    </span>
  );
}
