import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { PowerIntent } from '#operations/intent.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { IntentReason, RequestId, useTooSoon } from '#operations/WriteProblem.tsx';
import { dropIntent } from '#operations/intents.ts';
import { PowerActionOf } from './PowerActionOf.tsx';
import type { NoticeKind } from './PowerGroupNotice.tsx';
import { requestPower } from './power.ts';

/** What is to be said of one power action. */
export function PowerNotice({ intent, kind }: { intent: PowerIntent; kind: NoticeKind }): ReactNode {
  const callerWith = useCaller();
  const isQuiet = kind === 'quiet';
  const what = <PowerActionOf intent={intent} />;
  const isUnknown = kind === 'unknown';
  const tooSoon = useTooSoon(intent.failure);
  return (
    <Notice
      tone={intent.state === 'refused' ? 'critical' : 'caution'}
      role="alert"
      title={
        isQuiet ? (
          <Trans>{what}: nothing seen yet</Trans>
        ) : isUnknown ? (
          <Trans>{what}: it may have been requested</Trans>
        ) : intent.state === 'refused' ? (
          <Trans>{what}: refused</Trans>
        ) : (
          <Trans>{what}: not sent</Trans>
        )
      }
      action={
        <Button
          size="sm"
          disabledReason={tooSoon}
          onClick={() => void requestPower(callerWith(), intent, intent.action)}
        >
          {isQuiet || isUnknown ? <Trans>Ask again</Trans> : <Trans>Try again</Trans>}
        </Button>
      }
      onDismiss={() => dropIntent(intent.serverId)}
    >
      {isQuiet ? (
        <Trans>The API has not shown it for two minutes. It may still come.</Trans>
      ) : isUnknown ? (
        <Trans>No clear answer came. What the server does will show whether it was.</Trans>
      ) : (
        <IntentReason intent={intent} />
      )}
      {!isQuiet && <RequestId failure={intent.failure} />}
    </Notice>
  );
}
