import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { WriteProblem, type WriteTrouble } from '#operations/WriteProblem.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { FieldRefusal } from './fieldRefusals.ts';
import { RefusedFields } from './RefusedFields.tsx';

interface DeployTroubleProps {
  /** Why what is chosen now was not deployed; nothing where something else was asked for. */
  trouble: WriteTrouble | undefined;
  refusals: readonly FieldRefusal[];
}

/** Why it was not deployed as it is chosen; or what of an earlier refusal has not been changed since. */
export function DeployTrouble({ trouble, refusals }: DeployTroubleProps): ReactNode {
  const fields = refusals.length > 0 && <RefusedFields refusals={refusals} />;
  if (trouble !== undefined) {
    return (
      <Notice tone="critical" role="alert">
        <WriteProblem
          trouble={trouble}
          refused={<Trans>Refused. No server was created, nothing was charged.</Trans>}
          saidApart={refusals.map(({ said }) => said)}
        >
          {fields}
        </WriteProblem>
      </Notice>
    );
  }
  return (
    fields && (
      <Notice tone="caution" role="status" title={<Trans>Refused before, and not changed since</Trans>}>
        {fields}
      </Notice>
    )
  );
}
