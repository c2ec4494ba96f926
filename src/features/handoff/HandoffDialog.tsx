import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { HandoffButton, WhoseAccount } from './HandoffButton.tsx';
import { HandoffSteps } from './HandoffSteps.tsx';
import type { LinkRequest, HandoffTarget } from './askForLink.ts';
import { useHandoff } from './useHandoff.ts';

interface HandoffDialogProps {
  target: HandoffTarget;
  /** What the click that opens this dialog has asked for. */
  begun: LinkRequest;
  onClose: () => void;
}

/** A hand-off from a place that has no room for it: a row's menu. Its first step was done there. */
export default function HandoffDialog({ target, begun, onClose }: HandoffDialogProps): ReactNode {
  const { dashboard } = useBrand();
  const handoff = useHandoff(target, begun);
  function close(): void {
    handoff.close();
    onClose();
  }
  return (
    <Dialog
      title={
        <Trans>
          Open <bdi>{target.serverName}</bdi> in <bdi>{dashboard.name}</bdi>
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
          Signs in: <WhoseAccount />
        </Trans>
      </p>
      <HandoffSteps handoff={handoff} />
    </Dialog>
  );
}
