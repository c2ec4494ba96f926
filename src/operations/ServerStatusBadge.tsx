import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { StatusBadge, type StatusBadgeProps } from '#ui/StatusBadge.tsx';
import { statusLooks } from './statusLooks.ts';

interface ServerStatusBadgeProps extends Pick<StatusBadgeProps, 'look'> {
  server: Pick<Server, 'status' | 'statusWord'>;
}

/** A server's state; one that we don't know is shown as the word that came. */
export function ServerStatusBadge({ server, look }: ServerStatusBadgeProps): ReactNode {
  const { t } = useLingui();
  if (server.status === undefined) {
    return (
      <StatusBadge tone="neutral" shape="question" look={look}>
        {server.statusWord === '' ? t`Unknown` : <BidiText text={server.statusWord} max={24} />}
      </StatusBadge>
    );
  }
  const { tone, shape, word } = statusLooks[server.status];
  return (
    <StatusBadge tone={tone} shape={shape} look={look}>
      {t(word)}
    </StatusBadge>
  );
}
