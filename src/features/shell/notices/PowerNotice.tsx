import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type PowerIntent, isNothingSeen } from '#operations/intents/intent.ts';
import { dropIntent } from '#operations/intents/intents.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { IntentReason, RequestId, useTooSoon } from '#shared/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type NoticeKind, PowerGroupNotice } from './PowerGroupNotice.tsx';

/** An action and the server it was meant for: "Stop alpha". */
function PowerActionOf({ intent: { action, serverName } }: { intent: PowerIntent }): ReactNode {
  const name = <BidiText text={serverName} max={60} />;
  if (action === 'start') return <Trans>Start {name}</Trans>;
  if (action === 'stop') return <Trans>Stop {name}</Trans>;
  return <Trans>Reboot {name}</Trans>;
}

/** What is to be said of one power action. */
function PowerNotice({ intent, kind }: { intent: PowerIntent; kind: NoticeKind }): ReactNode {
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

/** From so many on, what is the same for several servers is said once for all of them. */
const manyAlike = 4;

/** What is to be said of a power action, beyond that it is on its way; `undefined` where nothing is. */
function noticeKind(intent: PowerIntent, now: number): NoticeKind | undefined {
  if (isNothingSeen(intent, now)) return 'quiet';
  const { state } = intent;
  return state === 'refused' || state === 'unknown' || state === 'notSent' ? state : undefined;
}

/** Power actions that need a word, each its own, or one for many that came to the same. */
export function PowerNoticesOf({
  intents,
  now,
}: {
  intents: readonly PowerIntent[];
  now: number;
}): ReactNode {
  const alike = new Map<string, { kind: NoticeKind; intents: [PowerIntent, ...PowerIntent[]] }>();
  for (const intent of intents) {
    const kind = noticeKind(intent, now);
    if (kind === undefined) continue;
    const name = `${kind} ${intent.action}`;
    const group = alike.get(name);
    if (group === undefined) alike.set(name, { kind, intents: [intent] });
    else group.intents.push(intent);
  }
  return [...alike].map(([name, group]) =>
    group.intents.length >= manyAlike ? (
      <PowerGroupNotice key={name} {...group} />
    ) : (
      group.intents.map((intent) => <PowerNotice key={intent.serverId} intent={intent} kind={group.kind} />)
    ),
  );
}
