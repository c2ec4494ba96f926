import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { DeployField, FieldRefusal } from './fieldRefusals.ts';

/** The API's words about a field, as far as the brand shows them. */
export function RefusedWords({ said }: { said: string }): ReactNode {
  const shown = serverWords({ words: [said] }, useBrand());
  return shown === '' ? <Trans>The API refused this.</Trans> : <BidiText text={shown} max={200} />;
}

/** What stands at a field that was refused; nothing at one that was not. */
export type RefusedAt = (field: DeployField) => ReactNode;

export function refusedAt(refusals: readonly FieldRefusal[]): RefusedAt {
  return (field) => {
    const those = refusals.filter((refusal) => refusal.field === field);
    if (those.length === 0) return undefined;
    return (
      <>
        <Trans>Refused as it is:</Trans>{' '}
        {those.map(({ said }) => (
          <span key={said} className="block">
            <RefusedWords said={said} />
          </span>
        ))}
      </>
    );
  };
}
