import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useDashboardName } from '#brand/BrandContext.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { HandoffButton, SignInAccount } from './HandoffButton.tsx';
import { HandoffSteps } from './HandoffSteps.tsx';
import type { LinkRequest } from './askForLink.ts';
import type { HandoffTarget } from './mintLink.ts';
import { useHandoff } from './useHandoff.ts';

interface HandoffDialogProps {
  target: HandoffTarget;
  /** The request started by the click that opened this dialog. */
  startedRequest: LinkRequest;
  onClose: () => void;
}

/** A hand-off started from a row's menu, which has no room for its steps. The first step was done there. */
export default function HandoffDialog({ target, startedRequest, onClose }: HandoffDialogProps): ReactNode {
  const dashboardName = useDashboardName();
  const handoff = useHandoff(target, startedRequest);
  function close(): void {
    handoff.close();
    onClose();
  }
  return (
    <Dialog
      title={
        <Trans>
          Open <bdi translate="no">{target.serverName}</bdi> in <bdi translate="no">{dashboardName}</bdi>
        </Trans>
      }
      onClose={close}
      actions={
        <>
          <Button onClick={close}>
            <Trans>Close</Trans>
          </Button>
          {handoff.state.is === 'over' && <HandoffButton handoff={handoff} target={target} />}
        </>
      }
    >
      <p className="text-muted">
        <Trans>
          Signs in as <SignInAccount />
        </Trans>
      </p>
      <HandoffSteps handoff={handoff} />
    </Dialog>
  );
}
