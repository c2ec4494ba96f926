import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useListOsTemplates } from '#api/generated/catalog/catalog.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { type OsTemplate, readOsFamilies } from '#domain/osTemplates.ts';
import { systemGroups, useCatalogNames } from '#shared/CatalogNames.tsx';
import type { Reason } from '#ui/Button.tsx';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import type { Elements } from '#ui/Trans.tsx';

interface OsChoice {
  readonly field: Elements;
  /** The chosen system; `undefined` if the catalog doesn't have it. */
  readonly chosen: OsTemplate | undefined;
  /** Why no system is chosen; `undefined` if one is. */
  readonly reason: Reason | undefined;
}

/**
 * The choice of an operating system from the catalog.
 * @param current the id of the server's system, which is preselected
 */
export function useOsChoice(current: string): OsChoice {
  const { t } = useLingui();
  // Read here, so that the names are there at once with what they name.
  const brand = useBrand();
  const names = useCatalogNames();
  const [value, setValue] = useState(current);
  const { data, error, isFetching, refetch } = useListOsTemplates({ query: { select: readOsFamilies } });
  if (data === undefined) {
    const field =
      error === null ? (
        <Spinner label={<Trans>Loading operating systems</Trans>} />
      ) : (
        <ApiErrorPanel
          what={<Trans>Couldn’t load the operating systems.</Trans>}
          error={error}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      );
    return { field, chosen: undefined, reason: t`The operating systems haven’t loaded yet.` };
  }
  const chosen = data.flatMap(({ templates }) => templates).find(({ id }) => id === value);
  const field = (
    <ChoiceList
      label={<Trans>Operating system</Trans>}
      searchLabel={t`Search operating systems`}
      groups={systemGroups(data, names, brand)}
      value={chosen?.id}
      onChange={setValue}
    />
  );
  return { field, chosen, reason: chosen === undefined ? t`Choose an operating system first.` : undefined };
}
