import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ScrollList } from '#ui/ScrollList.tsx';
import { useCaller } from '#operations/useDialogWrite.ts';
import { PowerBatchLine } from './PowerBatchLine.tsx';
import { PauseWords, PowerActionFor, PowerBatchProgress } from './PowerBatchWords.tsx';
import type { PowerBatch } from '#operations/power/powerBatch.ts';
import {
  isRefused,
  isUnfinished,
  dropBatch,
  resumeBatch,
  cancelRest,
  pauseBatch,
  retryRefused,
  showBatch,
} from '#operations/power/runPowerBatch.ts';

/** The buttons for the batch's current state. */
function BatchButtons({ batch }: { batch: PowerBatch }): ReactNode {
  const callerWith = useCaller();
  const refused = batch.lines.filter(isRefused).length;
  if (batch.pause !== undefined) {
    return (
      <>
        <Button onClick={cancelRest}>
          <Trans>Skip the rest</Trans>
        </Button>
        <Button variant="primary" onClick={() => resumeBatch(callerWith())}>
          <Trans>Continue</Trans>
        </Button>
      </>
    );
  }
  if (isUnfinished(batch)) {
    return (
      <>
        <Button onClick={pauseBatch}>
          <Trans>Pause</Trans>
        </Button>
        <Button onClick={() => showBatch(false)}>
          <Trans>Hide</Trans>
        </Button>
      </>
    );
  }
  return (
    <>
      {refused > 0 && (
        <Button onClick={() => retryRefused(callerWith())}>
          <Trans>Retry refused requests</Trans>
        </Button>
      )}
      <Button variant="primary" onClick={dropBatch}>
        <Trans>Close</Trans>
      </Button>
    </>
  );
}

/** The result for screen readers, announced once the batch has stopped. */
function BatchResult({ batch }: { batch: PowerBatch }): ReactNode {
  return (
    <p role="status" className="sr-only">
      {!isUnfinished(batch) && (
        <>
          <Trans>Finished:</Trans> <PowerBatchProgress batch={batch} />
        </>
      )}
    </p>
  );
}

/** A running batch: a line per server, and the controls. If closed before its end, it continues. */
export function PowerBatchDialog({ batch }: { batch: PowerBatch }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog
      title={<PowerActionFor action={batch.action} count={batch.lines.length} />}
      size="lg"
      onClose={() => (isUnfinished(batch) ? showBatch(false) : dropBatch())}
      actions={<BatchButtons batch={batch} />}
    >
      <p className="text-muted tabular-nums">
        <PowerBatchProgress batch={batch} />
      </p>
      {batch.isWaitingForBudget && (
        <p className="text-sm text-muted">
          <Trans>This minute’s requests are used up. Sending continues automatically.</Trans>
        </p>
      )}
      {batch.pause !== undefined && (
        <Notice tone="caution" role="alert" title={<Trans>Paused</Trans>}>
          <PauseWords pause={batch.pause} />
        </Notice>
      )}
      <ScrollList label={t`Servers`} className="max-h-[50dvh]">
        {batch.lines.map((line) => (
          <PowerBatchLine key={line.target.serverId} line={line} />
        ))}
      </ScrollList>
      <BatchResult batch={batch} />
    </Dialog>
  );
}
