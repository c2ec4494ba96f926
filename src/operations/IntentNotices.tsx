import { lazy, type ReactNode } from 'react';
import { useRoughNow } from '#i18n/useRoughNow.ts';
import { isPower } from './intent.ts';
import { useIntents } from './intents.ts';
import { usePowerBatch } from '#operations/power/openBatch.ts';
import { PowerNoticesOf } from '#operations/power/PowerNoticesOf.tsx';
import { ReinstallNotice } from './ReinstallNotice.tsx';
import { TerminationNotice } from './TerminationNotice.tsx';

/** Only who deploys or reinstalls needs them. */
const DeployNotice = lazy(() => import('./DeployNotice.tsx'));
const DeployWatch = lazy(() => import('./DeployWatch.tsx'));

/** What was asked of servers and needs a word: refused, not sent, without a clear answer or a sign, or done. */
export default function IntentNotices(): ReactNode {
  const intents = [...useIntents().values()];
  const batch = usePowerBatch();
  const now = useRoughNow();
  // While a batch is open its own lines tell of its servers.
  const told = new Set(batch?.lines.map(({ target }) => target.serverId));
  const others = intents.filter((intent) => !isPower(intent));
  return (
    <>
      <PowerNoticesOf
        intents={intents.filter(isPower).filter(({ serverId }) => !told.has(serverId))}
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
      {others
        .filter(({ action, state }) => action !== 'terminate' && (state === 'asked' || state === 'unknown'))
        .map((intent) => (
          <DeployWatch key={intent.serverId} intent={intent} />
        ))}
    </>
  );
}
