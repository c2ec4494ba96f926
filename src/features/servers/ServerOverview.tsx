import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { DetailedServer } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Instant } from '#i18n/Instant.tsx';
import { placeholder } from '#i18n/formats.ts';
import { OsName, RegionName } from '#shared/names.tsx';
import { useServerInAddress } from '#shared/useServer.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { ServerAddresses } from './ServerAddresses.tsx';

/** The server's hardware, system, region, hostname and dates. */
function ServerSpecs({ server }: { server: DetailedServer }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const asText = (text: string): ReactNode =>
    text === '' ? placeholder : <BidiText text={text} max={120} />;
  return (
    <Section heading={t`Specifications`}>
      <DefinitionList>
        <Definition term={t`vCPU`}>
          <span translate="no">{formats.number(server.vcpu)}</span>
        </Definition>
        <Definition term={t`Memory`}>
          <span translate="no">{formats.memory(server.ramMb)}</span>
        </Definition>
        <Definition term={t`Disk`}>
          <span translate="no">{formats.disk(server.diskGb)}</span>
        </Definition>
        <Definition term={t`Monthly traffic`}>
          <span translate="no">{formats.traffic(server.bandwidthGb)}</span>
        </Definition>
        <Definition term={t`OS`}>
          <OsName id={server.os} max={120} />
        </Definition>
        <Definition term={t`Region`}>
          <RegionName region={server.region} max={120} />
        </Definition>
        <Definition term={t`Hostname`}>{asText(server.hostname)}</Definition>
        <Definition term={t`Created`}>
          <Instant at={server.createdAt} />
        </Definition>
        <Definition term={t`Last changed`}>
          <Instant at={server.updatedAt} />
        </Definition>
      </DefinitionList>
    </Section>
  );
}

/** The first tab of a server's page. */
export function ServerOverview(): ReactNode {
  const { server } = useServerInAddress();
  if (server === undefined) return null;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <ServerSpecs server={server} />
      <ServerAddresses server={server} />
    </div>
  );
}
