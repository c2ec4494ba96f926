import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { visibleText } from '#ui/visibleText.ts';
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
  const { systems } = catalog;
  if (systems.rows === undefined) {
    return (
      <ListingState
        listing={systems}
        loading={<Trans>Loading operating systems</Trans>}
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
      groups={systems.rows.map(({ family, templates }) => ({
        name: visibleText(family),
        choices: templates.map(({ id, label }) => ({ value: id, label: visibleText(label) })),
      }))}
      error={refused}
      value={osId}
      onChange={onChoose}
    />
  );
}
