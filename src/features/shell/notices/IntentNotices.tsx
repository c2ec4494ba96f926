import { Trans } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRoughNow } from '#i18n/useNow.ts';
import { isPower, type Intent } from '#operations/intents/intent.ts';
import { isOverdue } from '#operations/intents/intentRules.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { dropIntent } from '#operations/intents/keptIntents.ts';
import { useDeployBatch } from '#operations/deployBatch/deployBatch.ts';
import { usePowerBatch } from '#operations/power/powerBatch.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import { BatchWatch, DeployWatch } from './DeployWatch.tsx';
import { PowerNotices } from './PowerNotice.tsx';
import { ReinstallNotice } from './ReinstallNotice.tsx';
import { TerminationNotice } from './TerminationNotice.tsx';

/** Says that a new server is running, or has not been seen to run for long. Hidden on the server's page. */
function DeployNotice({ intent, now }: { intent: Intent; now: number }): ReactNode {
  const { pathname } = useLocation();
  const { serverId, serverName, state } = intent;
  const isQuiet = isOverdue(intent, now);
  if (pathname.startsWith(`/servers/${serverId}`) || (state !== 'done' && !isQuiet)) return null;
  const name = <BidiText text={serverName} max={60} />;
  return (
    <Notice
      tone={state === 'done' ? 'positive' : 'caution'}
      role="status"
      title={state === 'done' ? <Trans>{name} is running</Trans> : <Trans>{name} isn’t running yet</Trans>}
      action={
        <Link to="/servers/$serverId" params={{ serverId }} className={textLinkClass}>
          <Trans>Open the server</Trans>
        </Link>
      }
      onDismiss={() => dropIntent(serverId)}
    >
      {state === 'done' ? (
        <Trans>It’s deployed and ready.</Trans>
      ) : (
        <Trans>The deploy was requested more than five minutes ago. It may just need longer.</Trans>
      )}
    </Notice>
  );
}

/** Whether the batch of deploys reports on an intent's server, and the list is polled for all of its servers. */
function isOfDeployBatch({ action, serverId }: Intent, deployed: ReadonlySet<string | undefined>): boolean {
  return action === 'deploy' && deployed.has(serverId);
}

/** Notices for actions that were refused, not sent, unconfirmed, not seen for long, or done. */
export function IntentNotices(): ReactNode {
  const intents = [...useIntents().values()];
  const batch = usePowerBatch();
  const now = useRoughNow();
  // While a batch is open, its lines already report on its servers.
  const inBatch = new Set(batch?.lines.map(({ target }) => target.serverId));
  const deployed = new Set(useDeployBatch()?.batch.servers.map(({ serverId }) => serverId));
  const others = intents.filter((intent) => !isPower(intent) && !isOfDeployBatch(intent, deployed));
  return (
    <>
      <PowerNotices
        intents={intents.filter(isPower).filter(({ serverId }) => !inBatch.has(serverId))}
        now={now}
      />
      {others.map((intent) =>
        intent.action === 'deploy' ? (
          <DeployNotice key={intent.serverId} intent={intent} now={now} />
        ) : intent.action === 'reinstall' ? (
          <ReinstallNotice key={intent.serverId} intent={intent} now={now} />
        ) : (
          <TerminationNotice key={intent.serverId} intent={intent} now={now} />
        ),
      )}
      {intents.some((intent) => isOfDeployBatch(intent, deployed) && intent.state === 'asked') && (
        <BatchWatch />
      )}
      {others
        .filter(({ action, state }) => action !== 'terminate' && (state === 'asked' || state === 'unknown'))
        .map((intent) => (
          <DeployWatch key={intent.serverId} intent={intent} />
        ))}
    </>
  );
}
