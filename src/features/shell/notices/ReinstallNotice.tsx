import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { apiNow } from '#api/apiClock.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import { dismissIntent } from './dismissIntent.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { isOverdue } from '#operations/intents/intentRules.ts';
import { FailureWords, IntentReason, RequestId, UnclearWords, useTooSoon } from '#shared/WriteProblem.tsx';
import { useCaller } from '#operations/useDialogWrite.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import { isReplayable } from '#operations/writes/journalEntry.ts';
import { resumeReinstall } from '#operations/reinstall.ts';

interface ReinstallNoticeProps {
  intent: Intent;
  now: number;
}

function title({ state, serverName }: Intent, isQuiet: boolean): ReactNode {
  const name = <BidiText text={serverName} max={60} />;
  if (state === 'done') return <Trans>{name} has been reinstalled</Trans>;
  if (state === 'refused') return <Trans>Reinstall {name}: refused</Trans>;
  if (state === 'notSent') return <Trans>Reinstall {name}: not sent</Trans>;
  if (isQuiet) return <Trans>Reinstall {name}: no change yet</Trans>;
  return <Trans>Reinstall {name}: it may have been requested</Trans>;
}

/** The steps left to the user once the new system is running. */
function NextSteps({ serverId }: { serverId: string }): ReactNode {
  const params = { serverId };
  return (
    <Trans>
      Find the new password under{' '}
      <Link to="/servers/$serverId/credentials" params={params} className={textLinkClass}>
        Credentials
      </Link>
      . If the server has additional addresses, set them up again under{' '}
      <Link to="/servers/$serverId/networking" params={params} className={textLinkClass}>
        Networking
      </Link>
      .
    </Trans>
  );
}

function Words({ intent, isQuiet }: { intent: Intent; isQuiet: boolean }): ReactNode {
  if (intent.state === 'done') return <NextSteps serverId={intent.serverId} />;
  if (intent.state === 'refused' || intent.state === 'notSent') return <IntentReason intent={intent} />;
  if (isQuiet)
    return <Trans>After two minutes, the API still doesn’t show it. It may just need longer.</Trans>;
  return (
    <>
      <UnclearWords failure={intent.failure} />{' '}
      <Trans>
        The server’s status will show whether it was requested. Requesting again repeats the same request and
        can’t wipe the disk twice.
      </Trans>
      {intent.failure && <FailureWords failure={intent.failure} />}
    </>
  );
}

/** The notice for a reinstall; nothing while it is in progress as expected. */
export function ReinstallNotice({ intent, now }: ReinstallNoticeProps): ReactNode {
  const callerWith = useCaller();
  const entry = useOpenEntry('reinstallServer', intent.serverId);
  const tooSoon = useTooSoon(intent.failure);
  const isQuiet = intent.state === 'asked' && isOverdue(intent, now);
  if (!isQuiet && (intent.state === 'sending' || intent.state === 'asked')) return null;
  const mayRepeat =
    intent.state === 'unknown' &&
    entry !== undefined &&
    isReplayable(entry, Math.max(now, entry.at), apiNow());
  return (
    <Notice
      tone={intent.state === 'done' ? 'positive' : intent.state === 'refused' ? 'critical' : 'caution'}
      role={intent.state === 'done' ? 'status' : 'alert'}
      title={title(intent, isQuiet)}
      action={
        mayRepeat && (
          <Button
            size="sm"
            disabledReason={tooSoon}
            onClick={() => void resumeReinstall(callerWith(), entry)}
          >
            <Trans>Request again</Trans>
          </Button>
        )
      }
      onDismiss={() => void dismissIntent(intent.serverId, entry)}
    >
      <Words intent={intent} isQuiet={isQuiet} />
      {!isQuiet && <RequestId failure={intent.failure} />}
    </Notice>
  );
}
