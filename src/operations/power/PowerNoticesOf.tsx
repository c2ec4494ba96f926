import type { ReactNode } from 'react';
import { isNothingSeen, type PowerIntent } from '#operations/intent.ts';
import { type NoticeKind, PowerGroupNotice } from './PowerGroupNotice.tsx';
import { PowerNotice } from './PowerNotice.tsx';

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
