import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ActivityAction, ActivityOutcome } from '#operations/writes/activityLog.ts';
import type { StatusBadgeProps } from '#ui/StatusBadge.tsx';

/** Each action's name. */
export const actionWords: Record<ActivityAction, MessageDescriptor> = {
  start: msg`Start`,
  stop: msg`Stop`,
  reboot: msg`Reboot`,
  rename: msg`Rename`,
  reveal: msg`Show credentials`,
  resetPassword: msg`Reset password`,
  reinstall: msg`Reinstall`,
  terminate: msg`Terminate`,
  deploy: msg`Deploy`,
  buyAddon: msg`Buy add-on`,
  openDashboard: msg`Open in dashboard`,
};

type Look = Pick<StatusBadgeProps, 'tone' | 'shape'> & { readonly word: MessageDescriptor };

/** Each outcome's colour, shape and word. */
export const outcomeLooks: Record<ActivityOutcome, Look> = {
  requested: { tone: 'info', shape: 'filled', word: msg`Requested` },
  done: { tone: 'positive', shape: 'filled', word: msg`Done` },
  notDone: { tone: 'neutral', shape: 'cross', word: msg`Not done` },
  refused: { tone: 'critical', shape: 'cross', word: msg`Refused` },
  unknown: { tone: 'caution', shape: 'question', word: msg`Unknown` },
  notSent: { tone: 'caution', shape: 'cross', word: msg`Not sent` },
};
