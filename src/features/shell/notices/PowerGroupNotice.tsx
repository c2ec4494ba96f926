import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PowerIntent } from '#operations/intents/intent.ts';
import { dropIntent } from '#operations/intents/keptIntents.ts';
import { usePowerBatch } from '#operations/power/powerBatch.ts';
import { isUnfinished, maxBatchSize, beginPowerBatch } from '#operations/power/runPowerBatch.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { useTooSoon } from '#shared/WriteProblem.tsx';
import { PowerActionFor } from '#shared/powerBatch/PowerBatchWords.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';

/** `quiet`: the API has not shown it for two minutes; the others are intent states. */
export type NoticeKind = 'quiet' | 'unknown' | 'refused' | 'notSent';

/** At most this many of the servers are named. */
const mostNames = 5;

function Explanation({ kind }: { kind: NoticeKind }): ReactNode {
  if (kind === 'quiet')
    return <Trans>After two minutes, the API still doesn’t show it. It may just need longer.</Trans>;
  if (kind === 'unknown')
    return (
      <Trans>
        There was no clear response, so they may or may not have gone through. The servers’ status may show
        it.
      </Trans>
    );
  if (kind === 'refused') {
    return (
      <Trans>
        The requests were refused. See{' '}
        <Link to="/activity" className={textLinkClass}>
          Activity
        </Link>{' '}
        for the reasons.
      </Trans>
    );
  }
  return <Trans>The requests weren’t sent.</Trans>;
}

/** One notice for many servers with the same outcome, such as after a batch, instead of one notice each. */
export function PowerGroupNotice({
  kind,
  intents,
}: {
  kind: NoticeKind;
  intents: readonly [PowerIntent, ...PowerIntent[]];
}): ReactNode {
  const callerWith = useCaller();
  const batch = usePowerBatch();
  const isBusy = batch !== undefined && isUnfinished(batch);
  const [{ action }] = intents;
  const unnamed = intents.length - mostNames;
  const more = String(unnamed);
  // The server that has to wait longest before a retry.
  const last = intents
    .toSorted((one, other) => (one.failure?.retryAt ?? 0) - (other.failure?.retryAt ?? 0))
    .at(-1);
  const tooSoon = useTooSoon(last?.failure);
  return (
    <Notice
      tone={kind === 'refused' ? 'critical' : 'caution'}
      role="alert"
      title={<PowerActionFor action={action} count={intents.length} />}
      action={
        <Button
          size="sm"
          disabledReason={isBusy ? <Trans>Another bulk action is in progress.</Trans> : tooSoon}
          onClick={() => beginPowerBatch(callerWith(), action, intents.slice(0, maxBatchSize))}
        >
          {kind === 'quiet' || kind === 'unknown' ? <Trans>Request again</Trans> : <Trans>Try again</Trans>}
        </Button>
      }
      onDismiss={() => intents.forEach(({ serverId }) => dropIntent(serverId))}
    >
      <p>
        <Explanation kind={kind} />
      </p>
      <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
        {intents.slice(0, mostNames).map(({ serverId, serverName }) => (
          <li key={serverId}>
            <BidiText text={serverName} max={40} />
          </li>
        ))}
        {unnamed > 0 && (
          <li>
            <Trans>and {more} more</Trans>
          </li>
        )}
      </ul>
    </Notice>
  );
}
