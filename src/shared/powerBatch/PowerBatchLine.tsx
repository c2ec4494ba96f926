import { Trans } from '@lingui/react/macro';
import { memo, type ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { IntentReason, RequestId } from '#shared/WriteProblem.tsx';
import type { Intent } from '#operations/intents/intent.ts';
import { useSettledBy } from '#operations/intents/keptIntents.ts';
import type { BatchLine } from '#operations/power/powerBatch.ts';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';

/** The outcome of one server's request, and once the API shows the effect, the server's status. */
function LineOutcome({ intent }: { intent: Intent }): ReactNode {
  const formats = useFormats();
  const settledBy = useSettledBy(intent);
  const time = formats.time(intent.at);
  if (settledBy !== undefined && intent.action !== 'reboot') {
    return (
      <span className="inline-flex gap-1.5">
        <Trans>
          Now: <ServerStatusBadge server={settledBy} look="plain" />
        </Trans>
      </span>
    );
  }
  if (intent.state === 'refused') {
    return (
      <StatusBadge tone="critical" shape="cross" look="plain">
        <Trans>Refused</Trans>
      </StatusBadge>
    );
  }
  if (intent.state === 'unknown') {
    return (
      <StatusBadge tone="caution" shape="question" look="plain">
        <Trans>Unknown: it may have been requested</Trans>
      </StatusBadge>
    );
  }
  return (
    <StatusBadge tone="info" shape="filled" look="plain">
      <Trans>Sent {time}</Trans>
    </StatusBadge>
  );
}

function LineState({ line }: { line: BatchLine }): ReactNode {
  if (line.state === 'ended' && line.intent.state !== 'notSent') return <LineOutcome intent={line.intent} />;
  if (line.state === 'waiting') {
    return (
      <StatusBadge tone="neutral" shape="hollow" look="plain">
        <Trans>Waiting</Trans>
      </StatusBadge>
    );
  }
  if (line.state === 'sending') {
    return (
      <StatusBadge tone="info" shape="arc" look="plain">
        <Trans>Sending</Trans>
      </StatusBadge>
    );
  }
  return (
    <StatusBadge tone="caution" shape="cross" look="plain">
      <Trans>Not sent</Trans>
    </StatusBadge>
  );
}

/** Why nothing was done, where that is certain. */
function LineReason({ line }: { line: BatchLine }): ReactNode {
  if (line.state === 'busy') {
    return (
      <p className="text-sm text-muted">
        <Trans>Another request to this server was in progress.</Trans>
      </p>
    );
  }
  if (line.state !== 'ended' || line.intent.state === 'asked') return null;
  const { state, failure } = line.intent;
  return (
    <div className="flex flex-wrap gap-x-3 text-sm text-muted">
      {state !== 'unknown' && (
        <div>
          <IntentReason intent={line.intent} />
        </div>
      )}
      <RequestId failure={failure} />
    </div>
  );
}

/** One server of a batch and its state. Rendered again only when that changes. */
export const PowerBatchLine = memo(function PowerBatchLine({ line }: { line: BatchLine }): ReactNode {
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          <BidiText text={line.target.serverName} max={60} />
        </span>
        <LineState line={line} />
      </div>
      <LineReason line={line} />
    </li>
  );
});
