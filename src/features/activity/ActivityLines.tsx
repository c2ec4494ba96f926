import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { placeholder } from '#i18n/formats.ts';
import { Instant } from '#i18n/Instant.tsx';
import { useDeployLike } from '#shared/deployLike.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { Cell, HeadCell, rowLinkClass, Table, TableFrame, TableRow } from '#ui/DataTable.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { tableFits, useMediaQuery } from '#ui/useMediaQuery.ts';
import type { LocalizedLine } from './activityExport.ts';
import { outcomeLooks } from './activityWords.ts';

function ServerLink({ line: { serverId, serverName } }: Pick<LocalizedLine, 'line'>): ReactNode {
  if (serverId === '')
    return serverName === '' ? <span>{placeholder}</span> : <BidiText text={serverName} max={60} />;
  return (
    <Link to="/servers/$serverId" params={{ serverId }} className={rowLinkClass}>
      <BidiText text={serverName || serverId} max={60} />
    </Link>
  );
}

/** The outcome, with the server's message and further details, and what a deploy is repeated by. */
function Outcome({ line, outcome, words, details: detailsText }: LocalizedLine): ReactNode {
  const { t } = useLingui();
  const { serverName } = line;
  const { reason, deployLike } = useDeployLike();
  const { tone, shape } = outcomeLooks[line.outcome];
  const details = <BidiText text={detailsText} max={200} />;
  return (
    <div className="flex flex-col gap-0.5">
      <StatusBadge tone={tone} shape={shape} look="plain">
        {outcome}
      </StatusBadge>
      {words !== '' && (
        <span className="text-sm whitespace-normal text-muted">
          <BidiText text={words} max={200} isProse />
        </span>
      )}
      {detailsText !== '' && (
        <span className="text-sm whitespace-normal text-muted">
          {line.action === 'rename' ? <Trans>New label: {details}</Trans> : details}
        </span>
      )}
      {line.action === 'deploy' && line.serverId !== '' && (
        <div className="-ms-2.5">
          <Button
            size="sm"
            variant="ghost"
            aria-label={t`Deploy another like ${serverName}`}
            disabledReason={reason}
            onClick={() => deployLike(line.serverId)}
          >
            <Trans>Deploy another</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function RequestId({ line: { requestId } }: Pick<LocalizedLine, 'line'>): ReactNode {
  const { t } = useLingui();
  return requestId === '' ? (
    <span>{placeholder}</span>
  ) : (
    <CopyableText text={requestId} what={t`request ID ${requestId}`} mono truncate />
  );
}

function LineTable({ lines }: { lines: readonly LocalizedLine[] }): ReactNode {
  const { t } = useLingui();
  return (
    <TableFrame tabIndex={0} role="region" aria-label={t`Activity`}>
      <Table aria-label={t`Activity`} className="min-w-240">
        <thead>
          <tr>
            <HeadCell className="w-48">
              <Trans>Time</Trans>
            </HeadCell>
            <HeadCell className="w-52">
              <Trans>Action</Trans>
            </HeadCell>
            <HeadCell className="w-1/4">
              <Trans>Server</Trans>
            </HeadCell>
            <HeadCell>
              <Trans>Outcome</Trans>
            </HeadCell>
            <HeadCell className="w-44">
              <Trans>Request ID</Trans>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((entry) => (
            <TableRow key={keyOf(entry)}>
              <Cell quiet rowHeader>
                <Instant at={entry.line.at} />
              </Cell>
              <Cell>{entry.action}</Cell>
              <Cell>
                <ServerLink line={entry.line} />
              </Cell>
              <Cell className="py-2">
                <Outcome {...entry} />
              </Cell>
              <Cell>
                <RequestId line={entry.line} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

function LineCards({ lines }: { lines: readonly LocalizedLine[] }): ReactNode {
  return (
    <ul className="flex flex-col gap-3">
      {lines.map((entry) => (
        <Card as="li" key={keyOf(entry)} className="flex flex-col gap-1 p-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{entry.action}</span>
            <span className="text-sm text-muted">
              <Instant at={entry.line.at} />
            </span>
          </div>
          <span className="min-w-0 wrap-anywhere">
            <ServerLink line={entry.line} />
          </span>
          <Outcome {...entry} />
          {entry.line.requestId !== '' && <RequestId line={entry.line} />}
        </Card>
      ))}
    </ul>
  );
}

/** Includes the request id, since two lines can have the same time, action and server. */
function keyOf({ line: { at, action, serverId, outcome, requestId } }: LocalizedLine): string {
  return [at, action, serverId, outcome, requestId].join(' ');
}

/** The lines of the log, newest first. */
export function ActivityLines({ lines }: { lines: readonly LocalizedLine[] }): ReactNode {
  return useMediaQuery(tableFits) ? <LineTable lines={lines} /> : <LineCards lines={lines} />;
}
