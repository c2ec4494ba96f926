import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { visibleText } from '#ui/visibleText.ts';
import { isPlainId } from './deployChoice.ts';
import { ListingState } from './ListingState.tsx';
import { regionName } from '#brand/brandedWords.ts';
import { TypedId } from './TypedId.tsx';
import type { Catalog } from './useCatalog.ts';

interface RegionStepProps {
  catalog: Catalog;
  region: string | undefined;
  refused: ReactNode;
  onChoose: (region: string | undefined) => void;
}

/** No region has this slug. */
const none = '';

/** Where: any region that the API offers, or none, and the provider decides. It is never guessed from the plan. */
export function RegionStep({ catalog, region, refused, onChoose }: RegionStepProps): ReactNode {
  const { t } = useLingui();
  const brand = useBrand();
  const { regions } = catalog;
  if (regions.rows === undefined) {
    return (
      <ListingState
        listing={regions}
        loading={<Trans>Loading the regions</Trans>}
        failed={<Trans>The regions could not be loaded.</Trans>}
        typed={
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
    label: visibleText(regionName(row, brand)),
    note: <code className="text-sm text-muted">{visibleText(row.slug)}</code>,
  }));
  return (
    <ChoiceList
      label={<Trans>Region</Trans>}
      searchLabel={t`Search regions`}
      groups={[{ name: '', choices: [{ value: none, label: t`No preference` }, ...choices] }]}
      error={refused}
      value={region ?? none}
      onChange={(slug) => onChoose(slug === none ? undefined : slug)}
    />
  );
}
