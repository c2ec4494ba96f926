import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PowerBatchDialog } from './PowerBatchDialog.tsx';
import { PauseWords, PowerActionFor, PowerBatchProgress } from './PowerBatchWords.tsx';
import type { PowerBatch } from '#operations/power/powerBatch.ts';
import { isUnfinished, dropBatch, showBatch } from '#operations/power/runPowerBatch.ts';

/** The page's batch: its dialog, or a notice on every page that leads back to it. */
export function PowerBatchView({ batch }: { batch: PowerBatch }): ReactNode {
  if (batch.isShown) return <PowerBatchDialog batch={batch} />;
  return (
    <Notice
      tone={batch.pause === undefined ? 'info' : 'caution'}
      role={batch.pause === undefined ? undefined : 'alert'}
      title={
        <>
          <PowerActionFor action={batch.action} count={batch.lines.length} />
          {batch.pause !== undefined && (
            <>
              <span>{': '}</span>
              <Trans>paused</Trans>
            </>
          )}
        </>
      }
      action={
        <Button size="sm" onClick={() => showBatch(true)}>
          <Trans>Show</Trans>
        </Button>
      }
      onDismiss={isUnfinished(batch) ? undefined : dropBatch}
    >
      <p className="tabular-nums">
        <PowerBatchProgress batch={batch} />
      </p>
      {batch.pause !== undefined && (
        <p>
          <PauseWords pause={batch.pause} />
        </p>
      )}
    </Notice>
  );
}
