import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import type { ServerStatus } from '#domain/serverStatus.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { StatusBadge, type StatusBadgeProps } from '#ui/StatusBadge.tsx';

type Look = Pick<StatusBadgeProps, 'tone' | 'shape'> & { readonly word: MessageDescriptor };

/** Colour, shape and word of each known status. */
export const statusLooks: Record<ServerStatus, Look> = {
  pending: { tone: 'info', shape: 'arc', word: msg`Pending` },
  provisioning: { tone: 'info', shape: 'arc', word: msg`Provisioning` },
  building: { tone: 'info', shape: 'arc', word: msg`Building` },
  running: { tone: 'positive', shape: 'filled', word: msg`Running` },
  stopped: { tone: 'neutral', shape: 'hollow', word: msg`Stopped` },
  suspended: { tone: 'caution', shape: 'square', word: msg`Suspended` },
  terminated: { tone: 'neutral', shape: 'cross', word: msg`Terminated` },
  failed: { tone: 'critical', shape: 'triangle', word: msg`Failed` },
};

interface ServerStatusBadgeProps extends Pick<StatusBadgeProps, 'look'> {
  server: Pick<Server, 'status' | 'statusWord'>;
}

/** A server's status; an unknown one is shown as the word that the API sent. */
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
