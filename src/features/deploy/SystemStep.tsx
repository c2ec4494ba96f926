import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { systemGroups } from '#shared/CatalogNames.tsx';
import { useNames } from '#shared/names.tsx';
import { isPlainId } from './deployChoice.ts';
import { ListingState } from './ListingState.tsx';
import { TypedId } from './TypedId.tsx';
import type { Catalog } from './useCatalog.ts';

interface SystemStepProps {
  catalog: Catalog;
  osId: string | undefined;
  refused: ReactNode;
  onChoose: (osId: string | undefined) => void;
}

/** Choice of operating system, by family, newest first. */
export function SystemStep({ catalog, osId, refused, onChoose }: SystemStepProps): ReactNode {
  const { t } = useLingui();
  const brand = useBrand();
  const names = useNames();
  const { systems } = catalog;
  if (systems.isLoading) return <Spinner label={<Trans>Loading operating systems</Trans>} />;
  if (systems.rows === undefined) {
    return (
      <ListingState
        listing={systems}
        failed={<Trans>Couldn’t load the operating systems.</Trans>}
        typedFallback={
          <TypedId
            label={<Trans>Operating system ID</Trans>}
            hint={<Trans>For example, ubuntu-24.04.</Trans>}
            error={refused}
            accepts={isPlainId}
            value={osId}
            onChange={onChoose}
          />
        }
      />
    );
  }
  return (
    <ChoiceList
      label={<Trans>Operating system</Trans>}
      searchLabel={t`Search operating systems`}
      isTall
      groups={systemGroups(systems.rows, names, brand)}
      error={refused}
      value={osId}
      onChange={onChoose}
    />
  );
}
