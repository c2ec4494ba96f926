import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { LookedFor } from '#domain/findServers.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';

/** At most this many texts are listed: more would not be read. */
const maxListed = 20;

function Texts({ texts }: { texts: readonly string[] }): ReactNode {
  const more = texts.length - maxListed;
  return (
    <>
      {texts.slice(0, maxListed).map((text, index) => (
        <span key={text}>
          {index > 0 && ', '}
          <BidiText text={text} max={80} />
        </span>
      ))}
      {more > 0 && (
        <>
          {' '}
          <Trans>
            and <Plural value={more} one="# more" other="# more" />
          </Trans>
        </>
      )}
    </>
  );
}

export function countOf({ addresses, blocks, ids, hosts }: LookedFor): number {
  return addresses.length + blocks.length + ids.length + hosts.length;
}

/** The parts of the text that were looked up, by kind. */
export function LookedForList({ lookedFor }: { lookedFor: LookedFor }): ReactNode {
  const { t } = useLingui();
  const kinds = [
    [t`Addresses`, lookedFor.addresses],
    [t`Blocks`, lookedFor.blocks],
    [t`IDs`, lookedFor.ids],
    [t`Names`, lookedFor.hosts],
  ] as const;
  return (
    <DefinitionList>
      {kinds
        .filter(([, texts]) => texts.length > 0)
        .map(([term, texts]) => (
          <Definition key={term} term={term}>
            <Texts texts={texts} />
          </Definition>
        ))}
    </DefinitionList>
  );
}
