import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Layers from 'lucide-react/icons/layers';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { usePageTitle } from '#brand/BrandContext.ts';
import { readFleet } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import {
  awaitDeployBatch,
  countStates,
  type DeployBatch,
  isBatchRead,
  isUnfinished,
  type ShownBatch,
  useDeployBatch,
} from '#operations/deployBatch/deployBatch.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';
import { Balance } from '#shared/Balance.tsx';
import { BatchPauseWords, BatchTitle } from '#shared/BatchWords.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { BatchButtons } from './BatchButtons.tsx';
import { BatchServerLine } from './BatchServerLine.tsx';
import { timesAmount } from './charge.ts';
import { useCatalogBalance } from './useCatalog.ts';

/** What has been paid so far, and what is left in the wallet. */
function BatchCharge({ batch }: { batch: DeployBatch }): ReactNode {
  const formats = useFormats();
  const { balance } = useCatalogBalance();
  // What only the user has said to exist may have been paid otherwise.
  const paid = batch.servers.filter(({ serverId }) => serverId !== undefined).length;
  const total = timesAmount(batch.charge, paid);
  return (
    <DefinitionList>
      <Definition
        term={<Trans>Charged so far</Trans>}
        note={batch.charge !== undefined && <Trans>{formats.money(batch.charge)} for each server</Trans>}
      >
        <strong>
          {total === undefined ? (
            <Trans>not known</Trans>
          ) : (
            <span translate="no">{formats.money(total)}</span>
          )}
        </strong>
      </Definition>
      <Definition term={<Trans>Balance</Trans>}>
        {balance === undefined ? <Trans>not known</Trans> : <Balance balance={balance} />}
      </Definition>
    </DefinitionList>
  );
}

/** What comes next, once nothing is requested any more. */
function WhatNext({ batch }: { batch: DeployBatch }): ReactNode {
  const [first] = batch.servers;
  const prefix = first === undefined ? '' : first.body.label.replace(/\d+\D*$/, '');
  return (
    <p className="text-muted">
      <Trans>Once a server runs, find its login under Credentials.</Trans>{' '}
      <Link to="/servers" search={{ q: prefix === '' ? undefined : prefix }} className={textLinkClass}>
        <Trans>Show them in the list</Trans>
      </Link>
    </p>
  );
}

/** A batch, its servers in order, and what the user can do. */
function BatchView({ shown }: { shown: ShownBatch }): ReactNode {
  const { t } = useLingui();
  const { batch, pause, isInOtherTab } = shown;
  const isCustomerView = useCustomerView();
  const list = useListServers({ query: { select: readFleet } });
  const servers = new Map(list.data?.servers.map((server) => [server.id, server]));
  usePolling(getListServersQueryKey(), (answer) => {
    const fleet = readFleet(answer).servers;
    return listPace(fleet.length, inProgressFor(fleet, Date.now()));
  });
  const isOpen = isUnfinished(batch);
  const { deployed } = countStates(batch);
  return (
    <>
      <PageHeader title={<BatchTitle batch={batch} />} actions={<BatchButtons shown={shown} />} />
      {(pause ?? (isOpen && batch.isPaused ? 'person' : undefined)) !== undefined && (
        <Notice
          tone={pause === 'budget' ? 'info' : 'caution'}
          role={pause === 'budget' ? 'status' : 'alert'}
          title={<Trans>Paused</Trans>}
        >
          <BatchPauseWords pause={pause ?? 'person'} />
        </Notice>
      )}
      {isOpen && pause === undefined && !batch.isPaused && (
        <p className="text-muted">
          {isInOtherTab ? (
            <Trans>Another tab deploys them. If you close that one, this one goes on.</Trans>
          ) : (
            <Trans>
              One after the other, each is paid once. A reload loses nothing; if you close the tab, they go on
              when you come back.
            </Trans>
          )}
        </p>
      )}
      {/* Each step would be too much to listen to: the end is announced. */}
      <p role="status" className="sr-only">
        {!isOpen && <BatchTitle batch={batch} />}
      </p>
      {!isOpen && deployed > 0 && <WhatNext batch={batch} />}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Section heading={t`Servers`} flush>
          <ol className="divide-y divide-line">
            {batch.servers.map((server) => (
              <BatchServerLine
                key={server.body.label}
                server={server}
                existing={server.serverId === undefined ? undefined : servers.get(server.serverId)}
              />
            ))}
          </ol>
        </Section>
        {!isCustomerView && (
          <Section heading={t`Payment`}>
            <BatchCharge batch={batch} />
          </Section>
        )}
      </div>
    </>
  );
}

/** `/deploy/batch`: several servers that are being deployed, and how each of them stands. */
export function BatchPage(): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Deploying several servers`);
  const queryClient = useQueryClient();
  const shown = useDeployBatch();
  const isRead = useSyncExternalStore(isBatchRead.subscribe, isBatchRead.get);
  useEffect(() => void awaitDeployBatch(queryClient), [queryClient]);
  if (shown !== undefined) return <BatchView shown={shown} />;
  return (
    <>
      <PageHeader title={<Trans>Deploying several servers</Trans>} />
      {isRead ? (
        <EmptyState
          icon={<Layers />}
          heading={<Trans>Nothing is being deployed</Trans>}
          action={
            <Link
              to="/deploy/{-$step}"
              params={{ step: undefined }}
              className={buttonClass({ variant: 'primary' })}
            >
              <Trans>Deploy servers</Trans>
            </Link>
          }
        >
          <Trans>Choose how many servers you want under Details.</Trans>
        </EmptyState>
      ) : (
        <Spinner label={<Trans>Loading</Trans>} />
      )}
    </>
  );
}
