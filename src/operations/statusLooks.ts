import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ServerStatus } from '#domain/serverStatus.ts';
import type { StatusBadgeProps } from '#ui/StatusBadge.tsx';

type Look = Pick<StatusBadgeProps, 'tone' | 'shape'> & { readonly word: MessageDescriptor };

/** Each known state's colour, shape and word. */
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
