import { Trans, useLingui } from '@lingui/react/macro';
import RotateCw from 'lucide-react/icons/rotate-cw';
import Trash from 'lucide-react/icons/trash-2';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DetailedServer } from '#domain/server.ts';
import { useServerEntries } from '#shared/pageEntries.ts';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { useServerInAddress } from '#shared/useServer.ts';
import { Button } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { LabelForm } from './LabelForm.tsx';
import { useSettingsReasons } from '#features/servers/actionReasons.tsx';

const ReinstallDialog = lazy(() => import('./ReinstallDialog.tsx'));
const TerminateDialog = lazy(() => import('./TerminateDialog.tsx'));

function DangerSections({ server }: { server: DetailedServer }): ReactNode {
  const { t } = useLingui();
  const reasons = useSettingsReasons(server);
  const [asking, setAsking] = useState<'reinstall' | 'terminate'>();
  const close = (): void => setAsking(undefined);
  const name = <ServerName server={server} max={60} />;
  const entry = (key: 'reinstall' | 'terminate') => ({
    key,
    disabledReason: reasons[key],
    run: () => setAsking(key),
  });
  useServerEntries(serverNameText(server), [
    {
      ...entry('reinstall'),
      icon: <RotateCw aria-hidden="true" />,
      label: <Trans>Reinstall {name}</Trans>,
      verb: t`Reinstall`,
    },
    {
      ...entry('terminate'),
      icon: <Trash aria-hidden="true" />,
      label: <Trans>Terminate {name}</Trans>,
      verb: t`Terminate`,
    },
  ]);
  return (
    <>
      <Section
        heading={t`Reinstall`}
        tone="critical"
        actions={
          <Button disabledReason={reasons.reinstall} onClick={() => setAsking('reinstall')}>
            <Trans>Reinstall</Trans>
          </Button>
        }
      >
        <Trans>Wipes the disk and installs a new operating system. Addresses and add-ons stay.</Trans>
      </Section>
      <Section
        heading={t`Terminate`}
        tone="critical"
        actions={
          <Button disabledReason={reasons.terminate} onClick={() => setAsking('terminate')}>
            <Trans>Terminate</Trans>
          </Button>
        }
      >
        <Trans>Permanently destroys the server and releases its addresses.</Trans>
      </Section>
      <Suspense>
        {asking === 'reinstall' && <ReinstallDialog server={server} onClose={close} />}
        {asking === 'terminate' && <TerminateDialog server={server} onClose={close} />}
      </Suspense>
    </>
  );
}

/** The "Settings" tab: the server's label, and the actions that can't be undone. */
export function ServerSettings(): ReactNode {
  const { t } = useLingui();
  const { server } = useServerInAddress();
  if (server === undefined) return null;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Section heading={t`Rename`}>
        <LabelForm server={server} />
      </Section>
      <DangerSections server={server} />
    </div>
  );
}
