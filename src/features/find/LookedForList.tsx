import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { LookedFor } from '#domain/findServers.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';

/** More than that nobody reads. */
const mostTold = 20;

function Texts({ texts }: { texts: readonly string[] }): ReactNode {
  const more = texts.length - mostTold;
  return (
    <>
      {texts.slice(0, mostTold).map((text, index) => (
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

/** What of the text was looked up, by kinds. */
export function LookedForList({ lookedFor }: { lookedFor: LookedFor }): ReactNode {
  const { t } = useLingui();
  const kinds = [
    [t`Addresses`, lookedFor.addresses],
    [t`Blocks`, lookedFor.blocks],
    [t`Ids`, lookedFor.ids],
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
