import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import type { Select } from './useSelection.ts';

interface SelectAllShownProps {
  /** What is shown: all that the filters let through, whether or not it is in sight. */
  servers: readonly Server[];
  selected: ReadonlySet<string>;
  onSelect: Select;
  labelHidden: boolean;
}

/** The checkbox over the list. */
export function SelectAllShown({ servers, selected, onSelect, labelHidden }: SelectAllShownProps): ReactNode {
  const { t } = useLingui();
  const count = selected.size === 0 ? 0 : servers.filter(({ id }) => selected.has(id)).length;
  return (
    <span data-select-all="">
      <Checkbox
        label={t`Select all shown`}
        labelHidden={labelHidden}
        checked={count === servers.length || (count > 0 && 'some')}
        onChange={(isSelected) => onSelect({ about: 'rows', ids: servers.map(({ id }) => id), isSelected })}
        className={labelHidden ? 'px-2.5 py-1.5 align-middle' : ''}
      />
    </span>
  );
}
