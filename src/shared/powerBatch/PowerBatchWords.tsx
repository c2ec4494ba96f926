import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import type { PowerAction } from '#operations/intents/intent.ts';
import type { BatchLine, BatchPause, PowerBatch } from '#operations/power/powerBatch.ts';
import { isRefused } from '#operations/power/runPowerBatch.ts';

/** An action and its number of servers: "Stop 12 servers". */
export function PowerActionFor({ action, count }: { action: PowerAction; count: number }): ReactNode {
  if (action === 'start') return <Plural value={count} one="Start # server" other="Start # servers" />;
  if (action === 'stop') return <Plural value={count} one="Stop # server" other="Stop # servers" />;
  return <Plural value={count} one="Reboot # server" other="Reboot # servers" />;
}

/** The progress of a batch: "12 of 40 sent · 3 refused · 25 waiting". */
export function PowerBatchProgress({ batch: { lines } }: { batch: PowerBatch }): ReactNode {
  const { t } = useLingui();
  const count = (matches: (line: BatchLine) => boolean): number => lines.filter(matches).length;
  const isState = (state: string) => (line: BatchLine) =>
    line.state === 'ended' && line.intent.state === state;
  const total = lines.length;
  const sent = count(isState('asked'));
  const refused = count(isState('refused'));
  const unknown = count(isState('unknown'));
  const notSent = count((line) => isRefused(line)) - refused;
  const waiting = count(({ state }) => state === 'waiting' || state === 'sending');
  const parts = [
    t`${sent} of ${total} sent`,
    refused > 0 && t`${refused} refused`,
    unknown > 0 && t`${unknown} unknown`,
    notSent > 0 && t`${notSent} not sent`,
    waiting > 0 && t`${waiting} waiting`,
  ];
  return <span>{parts.filter((part) => part !== false).join(' · ')}</span>;
}

/** Why the batch is paused. */
export function PauseWords({ pause: { because, until } }: { pause: BatchPause }): ReactNode {
  const formats = useFormats();
  const time = formats.time(until);
  if (because === 'rateLimited') {
    return (
      <Trans>
        Too many requests with this key. The API asks you to wait until {time}. Nothing is lost: what’s
        waiting is sent once you continue.
      </Trans>
    );
  }
  if (because === 'offline') {
    return (
      <Trans>
        You’re offline. What’s waiting isn’t sent automatically: continue once you’re back online.
      </Trans>
    );
  }
  if (because === 'unclear') {
    return (
      <Trans>
        One request got no clear response, and the next might not either. Check it before you continue.
      </Trans>
    );
  }
  if (because === 'gate')
    return <Trans>The key was refused. What’s waiting is sent once you continue.</Trans>;
  return <Trans>Nothing else is sent until you continue.</Trans>;
}
