import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { visibleText } from '#ui/visibleText.ts';
import { isPlainId } from './deployChoice.ts';
import { ListingState } from './ListingState.tsx';
import { useNames } from '#shared/names.tsx';
import { TypedId } from './TypedId.tsx';
import type { Catalog } from './useCatalog.ts';

interface RegionStepProps {
  catalog: Catalog;
  region: string | undefined;
  refused: ReactNode;
  onChoose: (region: string | undefined) => void;
}

/** The value of "No preference": no region has this slug. */
const noPreference = '';

/** Choice of region: any the API offers, or none to let the provider decide. It is never inferred from the plan. */
export function RegionStep({ catalog, region, refused, onChoose }: RegionStepProps): ReactNode {
  const { t } = useLingui();
  const names = useNames();
  const { regions } = catalog;
  if (regions.rows === undefined) {
    return (
      <ListingState
        listing={regions}
        loading={<Trans>Loading regions</Trans>}
        failed={<Trans>Couldn’t load the regions.</Trans>}
        typedFallback={
          <TypedId
            label={<Trans>Region (optional)</Trans>}
            error={refused}
            accepts={isPlainId}
            value={region}
            onChange={onChoose}
          />
        }
      />
    );
  }
  const choices = regions.rows.map((row) => ({
    value: row.slug,
    label: visibleText(names.region(row.slug)),
    // The operator's label may say something else.
    words: row.name,
    note: (
      <code translate="no" className="text-sm text-muted">
        {visibleText(row.slug)}
      </code>
    ),
  }));
  return (
    <ChoiceList
      label={<Trans>Region</Trans>}
      searchLabel={t`Search regions`}
      groups={[{ name: '', choices: [{ value: noPreference, label: t`No preference` }, ...choices] }]}
      error={refused}
      value={region ?? noPreference}
      onChange={(slug) => onChoose(slug === noPreference ? undefined : slug)}
    />
  );
}
