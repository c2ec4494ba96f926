import { Trans } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { DeployField, FieldRefusal } from './fieldRefusals.ts';

/** The API's words about a field, as far as the brand shows them. */
export function RefusedWords({ said }: { said: string }): ReactNode {
  const shown = serverWords({ words: [said] }, useBrand());
  return shown === '' ? <Trans>the API does not take it</Trans> : <BidiText text={shown} max={200} />;
}

/** What stands at a field that was refused; nothing at one that was not. */
export type RefusedAt = (field: DeployField) => ReactNode;

export function refusedAt(refusals: readonly FieldRefusal[]): RefusedAt {
  return (field) => {
    const those = refusals.filter((refusal) => refusal.field === field);
    if (those.length === 0) return undefined;
    return (
      <>
        <Trans>Refused:</Trans>
        {those.map(({ said }, index) => (
          <Fragment key={said}>
            {index === 0 ? ' ' : ' · '}
            <RefusedWords said={said} />
          </Fragment>
        ))}
      </>
    );
  };
}
