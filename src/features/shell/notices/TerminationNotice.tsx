import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useElapsed } from '#i18n/useNow.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { dismissIntent } from './dismissIntent.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { isOverdue, isUnconfirmed } from '#operations/intents/intentRules.ts';
import { FailureWords, IntentReason, RequestId, UnclearWords, useTooSoon } from '#shared/WriteProblem.tsx';
import { useCaller } from '#operations/useDialogWrite.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import { requestTermination } from '#operations/termination.ts';

interface TerminationNoticeProps {
  intent: Intent;
  now: number;
}

type Stage = 'done' | 'refused' | 'notSent' | 'quiet' | 'unconfirmed' | 'checking';

function Title({ stage, serverName }: { stage: Stage; serverName: string }): ReactNode {
  const name = <BidiText text={serverName} max={60} />;
  switch (stage) {
    case 'done':
      return <Trans>{name} has been terminated</Trans>;
    case 'refused':
      return <Trans>Terminate {name}: refused</Trans>;
    case 'notSent':
      return <Trans>Terminate {name}: not sent</Trans>;
    case 'quiet':
      return <Trans>Terminate {name}: no change yet</Trans>;
    case 'unconfirmed':
      return <Trans>Terminate {name}: not confirmed</Trans>;
    case 'checking':
      return <Trans>Terminate {name}: it may have been requested</Trans>;
  }
}

function Words({ stage, intent }: { stage: Stage; intent: Intent }): ReactNode {
  switch (stage) {
    case 'done':
      return <Trans>It’s gone for good, and its addresses are released.</Trans>;
    case 'refused':
    case 'notSent':
      return <IntentReason intent={intent} />;
    case 'quiet':
      return <Trans>After two minutes, the API still doesn’t show it. It may just need longer.</Trans>;
    case 'unconfirmed':
      return (
        <>
          <UnclearWords failure={intent.failure} />{' '}
          <Trans>The API still shows the server. It’s safe to terminate it again.</Trans>
          {intent.failure && <FailureWords failure={intent.failure} />}
        </>
      );
    case 'checking':
      return (
        <>
          <UnclearWords failure={intent.failure} /> <Trans>Checking what happened to the server.</Trans>
        </>
      );
  }
}

function stageOf(intent: Intent, roughNow: number, elapsed: number): Stage | undefined {
  const { state } = intent;
  if (state === 'done' || state === 'refused' || state === 'notSent') return state;
  if (state === 'unknown') return isUnconfirmed(intent, intent.at + elapsed) ? 'unconfirmed' : 'checking';
  return isOverdue(intent, roughNow) ? 'quiet' : undefined;
}

/** The notice for a termination; nothing while it is in progress as expected. */
export function TerminationNotice({ intent, now }: TerminationNoticeProps): ReactNode {
  const callerWith = useCaller();
  const entry = useOpenEntry('terminateServer', intent.serverId);
  const tooSoon = useTooSoon(intent.failure);
  const stage = stageOf(intent, now, useElapsed(intent.at));
  if (stage === undefined) return null;
  const isDone = stage === 'done';
  const again = (): void => void requestTermination(callerWith(), intent);
  return (
    <Notice
      tone={isDone ? 'positive' : stage === 'refused' ? 'critical' : 'caution'}
      role={isDone ? 'status' : 'alert'}
      title={<Title stage={stage} serverName={intent.serverName} />}
      action={
        stage !== 'checking' &&
        !isDone && (
          <Button size="sm" disabledReason={tooSoon} onClick={again}>
            <Trans>Terminate again</Trans>
          </Button>
        )
      }
      onDismiss={() => void dismissIntent(intent.serverId, entry)}
    >
      <Words stage={stage} intent={intent} />
      {stage !== 'quiet' && <RequestId failure={intent.failure} />}
    </Notice>
  );
}
