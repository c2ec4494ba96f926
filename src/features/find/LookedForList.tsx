import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { LookedFor } from '#domain/textReading.ts';
import { TextList } from '#shared/addresses.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';

export function countOf({ addresses, blocks, ranges, ids, hosts }: LookedFor): number {
  return addresses.length + blocks.length + ranges.length + ids.length + hosts.length;
}

/** The parts of the text that were looked up, by kind. */
export function LookedForList({ lookedFor }: { lookedFor: LookedFor }): ReactNode {
  const { t } = useLingui();
  const kinds = [
    [t`Addresses`, lookedFor.addresses],
    [t`Blocks`, lookedFor.blocks],
    [t`Ranges`, lookedFor.ranges],
    [t`IDs`, lookedFor.ids],
    [t`Names`, lookedFor.hosts],
  ] as const;
  return (
    <DefinitionList>
      {kinds
        .filter(([, texts]) => texts.length > 0)
        .map(([term, texts]) => (
          <Definition key={term} term={term}>
            <TextList texts={texts} max={80} />
          </Definition>
        ))}
    </DefinitionList>
  );
}
