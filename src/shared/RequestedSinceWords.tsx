import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useElapsed } from '#i18n/useNow.ts';
import type { Intent } from '#operations/intents/intent.ts';

/** The requested action and its age. */
export function RequestedSinceWords({ intent: { action, at, state } }: { intent: Intent }): ReactNode {
  const formats = useFormats();
  const elapsed = formats.duration(useElapsed(at));
  const time = formats.time(at);
  if (state === 'unknown') {
    if (action === 'start') return <Trans>Start may have been requested, {elapsed}</Trans>;
    if (action === 'stop') return <Trans>Stop may have been requested, {elapsed}</Trans>;
    if (action === 'reinstall') return <Trans>Reinstall may have been requested, {elapsed}</Trans>;
    if (action === 'terminate') return <Trans>Termination may have been requested, {elapsed}</Trans>;
    if (action === 'deploy') return <Trans>Deploy may have been requested, {elapsed}</Trans>;
    return <Trans>Reboot may have been requested {time}</Trans>;
  }
  if (action === 'start') return <Trans>Start requested, {elapsed}</Trans>;
  if (action === 'stop') return <Trans>Stop requested, {elapsed}</Trans>;
  if (action === 'reinstall') return <Trans>Reinstall requested, {elapsed}</Trans>;
  if (action === 'terminate') return <Trans>Termination requested, {elapsed}</Trans>;
  if (action === 'deploy') return <Trans>Deploy requested, {elapsed}</Trans>;
  // The API shows no effect of a reboot, so only its request is mentioned.
  return <Trans>Reboot requested {time}</Trans>;
}
