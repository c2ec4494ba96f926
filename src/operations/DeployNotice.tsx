import { Trans } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/textLink.ts';
import { type Intent, isNothingSeen } from './intent.ts';
import { dropIntent } from './intents.ts';

/** From any page but its own: that a new server runs, or that nothing was seen of it for long. */
export default function DeployNotice({ intent, now }: { intent: Intent; now: number }): ReactNode {
  const { pathname } = useLocation();
  const { serverId, serverName, state } = intent;
  const isQuiet = isNothingSeen(intent, now);
  if (pathname.startsWith(`/servers/${serverId}`) || (state !== 'done' && !isQuiet)) return null;
  const name = <BidiText text={serverName} max={60} />;
  return (
    <Notice
      tone={state === 'done' ? 'positive' : 'caution'}
      role="status"
      title={state === 'done' ? <Trans>{name} is running</Trans> : <Trans>{name} is not running yet</Trans>}
      action={
        <Link to="/servers/$serverId" params={{ serverId }} className={textLinkClass}>
          <Trans>Open the server</Trans>
        </Link>
      }
      onDismiss={() => dropIntent(serverId)}
    >
      {state === 'done' ? (
        <Trans>It was deployed and is ready.</Trans>
      ) : (
        <Trans>It was deployed more than five minutes ago. It may still come.</Trans>
      )}
    </Notice>
  );
}
