import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Plan } from '#domain/plans.ts';
import { type Region, regionFit } from '#domain/regions.ts';
import { regionNames } from '#shared/CatalogNames.tsx';
import { RegionName, useNames } from '#shared/names.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { visibleText } from '#ui/visibleText.ts';
import { isPlainId } from './deployChoice.ts';
import { ListingState } from './ListingState.tsx';
import { TypedId } from './TypedId.tsx';
import type { Catalog, Listing } from './useCatalog.ts';

interface RegionFitProps {
  /** Of the sentence, for what it describes. */
  id?: string;
  plan: Plan | undefined;
  /** The chosen region's slug. */
  region: string | undefined;
  regions: Listing<readonly Region[]>;
}

/** Says that the plan is offered in another place than the chosen one, or that this can't be told. */
export function RegionFit({ id, plan, region, regions }: RegionFitProps): ReactNode {
  const names = useNames();
  if (plan === undefined || region === undefined || regions.isLoading) return null;
  const fit = regionFit(plan.regions, region, regions.rows ?? [], names.region);
  if (fit === 'listed') return null;
  // Two regions may have one name: their slugs tell them apart.
  const isNamesake = plan.regions.some((text) => names.region(text) === names.region(region));
  const places = isNamesake ? plan.regions.join(' · ') : regionNames(plan.regions, names);
  const listed = <BidiText text={places} max={80} />;
  const chosen = isNamesake ? <BidiText text={region} max={80} /> : <RegionName region={region} max={80} />;
  return (
    <Notice tone={fit === 'elsewhere' ? 'caution' : 'info'}>
      <p id={id}>
        <Trans>
          This plan is offered in {listed}, but you chose {chosen}.
        </Trans>{' '}
        {fit === 'unclear' && <Trans>They may be two names for the same place.</Trans>}
      </p>
    </Notice>
  );
}

/** No region, and where a plan is offered, if that is one place alone: it is where the server will most likely be. */
export function NoPreference({ plan }: { plan: Plan | undefined }): ReactNode {
  const { t } = useLingui();
  const [only, ...others] = plan?.regions ?? [];
  const place = <RegionName region={only ?? ''} max={80} />;
  return (
    <>
      <span>{t`no preference`}</span>
      {only !== undefined && others.length === 0 && (
        <span className="block text-sm text-muted">
          <Trans>This plan is offered in {place}.</Trans>
        </span>
      )}
    </>
  );
}

interface RegionStepProps {
  catalog: Catalog;
  plan: Plan | undefined;
  region: string | undefined;
  refused: ReactNode;
  onChoose: (region: string | undefined) => void;
}

/** The value of "No preference": no region has this slug. */
const noPreference = '';

/** Choice of region: any the API offers, or none to let the provider decide. It is never inferred from the plan. */
export function RegionStep({ catalog, plan, region, refused, onChoose }: RegionStepProps): ReactNode {
  const { t } = useLingui();
  const names = useNames();
  const { regions } = catalog;
  if (regions.isLoading) return <Spinner label={<Trans>Loading regions</Trans>} />;
  const fit = (
    <div role="status">
      <RegionFit plan={plan} region={region} regions={regions} />
    </div>
  );
  if (regions.rows === undefined) {
    return (
      <>
        <ListingState
          listing={regions}
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
        {fit}
      </>
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
    <>
      <ChoiceList
        label={<Trans>Region</Trans>}
        searchLabel={t`Search regions`}
        isTall
        groups={[{ name: '', choices: [{ value: noPreference, label: t`No preference` }, ...choices] }]}
        error={refused}
        value={region ?? noPreference}
        onChange={(slug) => onChoose(slug === noPreference ? undefined : slug)}
      />
      {fit}
    </>
  );
}
