import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PowerIntent } from '#operations/intents/intent.ts';
import { isOverdue } from '#operations/intents/intentRules.ts';
import { dropIntent } from '#operations/intents/keptIntents.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { IntentReason, RequestId, useTooSoon } from '#shared/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type NoticeKind, PowerGroupNotice } from './PowerGroupNotice.tsx';

/** An action and its server: "Stop alpha". */
function PowerActionOf({ intent: { action, serverName } }: { intent: PowerIntent }): ReactNode {
  const name = <BidiText text={serverName} max={60} />;
  if (action === 'start') return <Trans>Start {name}</Trans>;
  if (action === 'stop') return <Trans>Stop {name}</Trans>;
  return <Trans>Reboot {name}</Trans>;
}

/** The notice for one power action. */
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
          <Trans>{what}: no change yet</Trans>
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
          {isQuiet || isUnknown ? <Trans>Request again</Trans> : <Trans>Try again</Trans>}
        </Button>
      }
      onDismiss={() => dropIntent(intent.serverId)}
    >
      {isQuiet ? (
        <Trans>After two minutes, the API still doesn’t show it. It may just need longer.</Trans>
      ) : isUnknown ? (
        <Trans>There was no clear response. The server’s status may show whether it went through.</Trans>
      ) : (
        <IntentReason intent={intent} />
      )}
      {!isQuiet && <RequestId failure={intent.failure} />}
    </Notice>
  );
}

/** From this many servers on, the same outcome is shown once for all of them. */
const minGroupSize = 4;

/** The kind of notice that a power action needs; `undefined` if it needs none, such as while in progress. */
function noticeKind(intent: PowerIntent, now: number): NoticeKind | undefined {
  if (isOverdue(intent, now)) return 'quiet';
  const { state } = intent;
  return state === 'refused' || state === 'unknown' || state === 'notSent' ? state : undefined;
}

/** The notices for power actions: one each, or one for many with the same action and outcome. */
export function PowerNotices({ intents, now }: { intents: readonly PowerIntent[]; now: number }): ReactNode {
  const groups = new Map<string, { kind: NoticeKind; intents: [PowerIntent, ...PowerIntent[]] }>();
  for (const intent of intents) {
    const kind = noticeKind(intent, now);
    if (kind === undefined) continue;
    const key = `${kind} ${intent.action}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kind, intents: [intent] });
    else group.intents.push(intent);
  }
  return [...groups].map(([key, group]) =>
    group.intents.length >= minGroupSize ? (
      <PowerGroupNotice key={key} {...group} />
    ) : (
      group.intents.map((intent) => <PowerNotice key={intent.serverId} intent={intent} kind={group.kind} />)
    ),
  );
}
