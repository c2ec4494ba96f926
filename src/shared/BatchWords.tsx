import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import {
  type BatchPause,
  countStates,
  type DeployBatch,
  isUnfinished,
} from '#operations/deployBatch/deployBatch.ts';

/** "Deploying 20 servers: 7 done", or how many were deployed in the end. */
export function BatchTitle({ batch }: { batch: DeployBatch }): ReactNode {
  const formats = useFormats();
  const total = formats.number(batch.servers.length);
  const done = formats.number(countStates(batch).deployed);
  if (isUnfinished(batch)) {
    return (
      <Trans>
        Deploying {total} servers: {done} done
      </Trans>
    );
  }
  return (
    <Trans>
      {done} of {total} servers deployed
    </Trans>
  );
}

/** Why no further server is requested, and who ends that. */
export function BatchPauseWords({ pause }: { pause: BatchPause }): ReactNode {
  switch (pause) {
    case 'person':
      return <Trans>Nothing else is requested until you continue.</Trans>;
    case 'unclear':
      return <Trans>We don’t know whether one of them was created, so the others wait for you.</Trans>;
    case 'old':
      return <Trans>This was begun a while ago. The rest is deployed once you continue.</Trans>;
    case 'journal':
      return (
        <Trans>
          This browser can’t store data or keep other tabs out right now. Without that something could be paid
          twice, so nothing is sent. Reload the page, then continue.
        </Trans>
      );
    case 'gate':
      return <Trans>The key was refused. The rest waits until you’re signed in again.</Trans>;
    case 'offline':
      return <Trans>You’re offline. The rest waits until you’re back online.</Trans>;
    case 'budget':
      return <Trans>This minute’s requests are used up. It continues by itself.</Trans>;
  }
}
