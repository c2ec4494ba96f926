import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { settleUnclear } from '#operations/deployBatch/decideDeployBatch.ts';
import type { BatchServer, BatchServerState } from '#operations/deployBatch/deployBatch.ts';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { FailureWords } from '#shared/WriteProblem.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { StatusBadge, type StatusBadgeProps } from '#ui/StatusBadge.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';

const looks: Record<BatchServerState, Pick<StatusBadgeProps, 'tone' | 'shape'>> = {
  waiting: { tone: 'neutral', shape: 'hollow' },
  sending: { tone: 'info', shape: 'arc' },
  deployed: { tone: 'positive', shape: 'filled' },
  refused: { tone: 'critical', shape: 'cross' },
  unclear: { tone: 'caution', shape: 'question' },
  left: { tone: 'neutral', shape: 'cross' },
};

function StateWord({ state }: { state: BatchServerState }): ReactNode {
  switch (state) {
    case 'waiting':
      return <Trans>Waiting</Trans>;
    case 'sending':
      return <Trans>Being requested</Trans>;
    case 'deployed':
      return <Trans>Deployed</Trans>;
    case 'refused':
      return <Trans>Refused</Trans>;
    case 'unclear':
      return <Trans>May exist</Trans>;
    case 'left':
      return <Trans>Not deployed</Trans>;
  }
}

/** What the user can say about a server of which nothing is certain. */
function UnclearChoices({ server }: { server: BatchServer }): ReactNode {
  const queryClient = useQueryClient();
  const isCustomerView = useCustomerView();
  const [isAsking, setAsking] = useState(false);
  const name = <BidiText text={server.body.label} max={60} />;
  return (
    <div className="flex flex-col items-start gap-2">
      <p>
        {server.at === undefined ? (
          <Trans>There’s a server with this label already, so this one wasn’t requested.</Trans>
        ) : (
          <Trans>
            There was no clear answer. Look for it in the list and at your balance, or let us check it: that
            repeats the exact same request, so it can’t create or charge for a second server.
          </Trans>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => void settleUnclear(queryClient, server, 'exists')}>
          {server.at === undefined ? <Trans>Skip this one</Trans> : <Trans>It exists</Trans>}
        </Button>
        {server.at !== undefined && (
          <Button size="sm" onClick={() => void settleUnclear(queryClient, server, 'absent')}>
            <Trans>It doesn’t exist: leave it</Trans>
          </Button>
        )}
        <Button size="sm" onClick={() => setAsking(true)}>
          <Trans>Deploy it anyway</Trans>
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={<Trans>Deploy {name} anyway?</Trans>}
          confirmLabel={<Trans>Deploy server</Trans>}
          onConfirm={() => {
            setAsking(false);
            void settleUnclear(queryClient, server, 'again');
          }}
          onClose={() => setAsking(false)}
          busy={false}
          submitError={undefined}
          disabledReason={
            isCustomerView ? (
              <Trans>Customer view hides the price. Turn it off before you deploy.</Trans>
            ) : undefined
          }
        >
          <p>
            <Trans>
              If it exists after all, you get a second one and are charged for both. The rest goes on, too.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}

interface BatchServerLineProps {
  server: BatchServer;
  /** As the list shows it; `undefined` before that. */
  existing: Server | undefined;
}

/** One server of a batch: its name, how it stands, and why. */
export function BatchServerLine({ server, existing }: BatchServerLineProps): ReactNode {
  const { body, state, serverId, failure } = server;
  const isCustomerView = useCustomerView();
  const name = <BidiText text={body.label} max={60} />;
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 font-medium">
          {serverId === undefined ? (
            name
          ) : (
            <Link to="/servers/$serverId" params={{ serverId }} className={textLinkClass}>
              {name}
            </Link>
          )}
        </span>
        {state === 'deployed' && existing !== undefined ? (
          <span className="flex items-center gap-3">
            {existing.ipAddress !== '' && (
              <span translate="no" className="font-mono text-sm text-muted">
                {existing.ipAddress}
              </span>
            )}
            <ServerStatusBadge server={existing} look="plain" />
          </span>
        ) : (
          <StatusBadge {...looks[state]} look="plain">
            <StateWord state={state} />
          </StatusBadge>
        )}
      </div>
      <div className="flex flex-col gap-1 text-sm text-muted empty:hidden">
        {state === 'refused' && (
          <p>
            <Trans>It wasn’t created and you weren’t charged for it.</Trans>
          </p>
        )}
        {(state === 'refused' || state === 'unclear') && failure !== undefined && !isCustomerView && (
          <FailureWords failure={failure} />
        )}
        {state === 'unclear' && <UnclearChoices server={server} />}
      </div>
    </li>
  );
}
