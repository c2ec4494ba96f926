import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import Bell from 'lucide-react/icons/bell';
import Check from 'lucide-react/icons/check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useElapsed, useRoughNow } from '#i18n/useNow.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { isOverdue } from '#operations/intents/intentRules.ts';
import { useIntent } from '#operations/intents/intents.ts';
import { dropIntent } from '#operations/intents/keptIntents.ts';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { Button } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { cx } from '#ui/cx.ts';
import { textLinkClass } from '#ui/buttonClass.ts';
import { useStillWaiting } from '#ui/Spinner.tsx';
import type { Elements } from '#ui/Trans.tsx';

/** Needed only once a new server runs. */
const NextSteps = lazy(() => import('./NextSteps.tsx').then(({ NextSteps }) => ({ default: NextSteps })));

interface Step {
  readonly id: string;
  readonly name: ReactNode;
  readonly isDone: boolean;
}

/** The steps of a deploy as the API shows them. A step is done only if a response says so. */
function stepsOf({ status, ipAddress }: Server): readonly Step[] {
  const isRunning = status === 'running' || status === 'stopped';
  return [
    { id: 'paid', name: <Trans>Paid</Trans>, isDone: true },
    {
      id: 'provisioning',
      name: <Trans>Provisioning</Trans>,
      isDone: isRunning || (status !== 'pending' && ipAddress !== ''),
    },
    { id: 'address', name: <Trans>Address assigned</Trans>, isDone: ipAddress !== '' },
    { id: 'running', name: <Trans>Running</Trans>, isDone: isRunning },
    { id: 'credentials', name: <Trans>Credentials ready</Trans>, isDone: isRunning },
  ];
}

function Steps({ server }: { server: Server }): ReactNode {
  const { t } = useLingui();
  const steps = stepsOf(server);
  const current = server.status === 'failed' ? -1 : steps.findIndex(({ isDone }) => !isDone);
  return (
    <ol className="flex flex-col gap-x-6 gap-y-2.5 sm:flex-row sm:flex-wrap">
      {steps.map(({ id, name, isDone }, index) => {
        const Icon = isDone ? Check : index === current ? LoaderCircle : CircleDashed;
        return (
          <li
            key={id}
            aria-current={index === current ? 'step' : undefined}
            className={cx('flex items-center gap-2', !isDone && index !== current && 'text-muted')}
          >
            <Icon
              aria-hidden="true"
              className={cx(
                'size-4 shrink-0',
                isDone && 'text-positive',
                index === current && 'turning text-info',
              )}
            />
            <span>
              <span>{name}</span>
              <span className="sr-only">{isDone ? `, ${t`done`}` : ''}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Requests permission for notifications, only on a click. */
function NotifyButton(): ReactNode {
  const [state, setState] = useState('Notification' in window ? Notification.permission : 'denied');
  if (state !== 'default') return null;
  return (
    <Button size="sm" onClick={() => void Notification.requestPermission().then(setState)}>
      <Bell aria-hidden="true" />
      <Trans>Notify me when it’s running</Trans>
    </Button>
  );
}

/** The wait. Announced once, without the seconds, which would be announced one by one. */
function Elapsed({ since }: { since: number }): ReactNode {
  const elapsed = useFormats().duration(useElapsed(since));
  // A live region announces changes, not its first content.
  const isAnnounced = useStillWaiting(100);
  return (
    <>
      <span aria-hidden="true">
        <Trans>Usually about 60 seconds; {elapsed} so far.</Trans>
      </span>
      <span className="sr-only">
        {isAnnounced && <Trans>Waiting for the server to start. This usually takes about 60 seconds.</Trans>}
      </span>
    </>
  );
}

function Words({ server, intent, now }: { server: Server; intent: Intent; now: number }): ReactNode {
  const handoff = (
    <Link to="/sso/servers/$serverId" params={{ serverId: server.id }} className={textLinkClass}>
      <Trans>Open in dashboard</Trans>
    </Link>
  );
  if (server.status === 'failed') {
    return <Trans>Setup failed. Find out why: {handoff}.</Trans>;
  }
  if (intent.state === 'done') {
    const credentials = <Trans>Credentials</Trans>;
    return <Trans>Your server is running. Find the login under {credentials}.</Trans>;
  }
  if (isOverdue(intent, now)) {
    return (
      <Trans>
        It’s still not running after more than five minutes. It may just need longer. To find out more:{' '}
        {handoff}.
      </Trans>
    );
  }
  return <Elapsed since={intent.at} />;
}

interface DeployTimelineProps {
  server: Server;
  /** What has to be done inside the server, if anything. */
  setUp: Elements;
}

/** The progress of a server that was deployed from this tab, as the API reports it, and what comes after it. */
export function DeployTimeline({ server, setUp }: DeployTimelineProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const intent = useIntent(server.id);
  const now = useRoughNow();
  if (intent?.action !== 'deploy') return null;
  const isDone = intent.state === 'done';
  return (
    <Section
      heading={t`Deploy requested at ${formats.time(intent.at)}`}
      actions={
        isDone || server.status === 'failed' ? (
          <Button size="sm" onClick={() => dropIntent(server.id)}>
            <Trans>Dismiss</Trans>
          </Button>
        ) : (
          <NotifyButton />
        )
      }
    >
      <div className="flex flex-col gap-3">
        <Steps server={server} />
        <p className="text-muted" role="status">
          <Words server={server} intent={intent} now={now} />
        </p>
        {isDone && server.status !== 'failed' && (
          <PanelBoundary>
            <Suspense>
              <NextSteps server={server} />
            </Suspense>
          </PanelBoundary>
        )}
        {setUp}
      </div>
    </Section>
  );
}
