import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useOpenEntries } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { UnsettledDeploy } from './UnsettledDeploy.tsx';

/** A deploy that a tab is at: this one, or another. */
function DeployOnItsWay({ entry }: { entry: JournalEntry }): ReactNode {
  const name = <BidiText text={entry.targetName} max={60} />;
  return (
    <Notice tone="info" role="status" title={<Trans>{name} is being deployed</Trans>}>
      <Spinner label={<Trans>Waiting for the answer. It is asked for once, however long it takes.</Trans>} />
    </Notice>
  );
}

/** Deploys that have no known end yet. */
export function OpenDeploys(): ReactNode {
  return useOpenEntries()
    .filter(({ operation }) => operation === 'deployServer')
    .map((entry) =>
      entry.state === 'sent' ? (
        <DeployOnItsWay key={entry.id} entry={entry} />
      ) : (
        <UnsettledDeploy key={entry.id} entry={entry} />
      ),
    );
}
