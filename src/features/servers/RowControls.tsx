import { useLingui } from '@lingui/react/macro';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { serverNameText } from '#shared/serverName.tsx';
import { IconButton } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { useFleet, useFleetActions } from './FleetContext.tsx';

/** The checkbox above the list, which selects all shown rows. */
export function SelectAllShown({ labelHidden }: { labelHidden: boolean }): ReactNode {
  const { t } = useLingui();
  const { rows, selected } = useFleet();
  const { select } = useFleetActions();
  const count = selected.size === 0 ? 0 : rows.filter(({ id }) => selected.has(id)).length;
  return (
    <span data-select-all="">
      <Checkbox
        label={t`Select all shown`}
        labelHidden={labelHidden}
        checked={count === rows.length || (count > 0 && 'some')}
        onChange={(isSelected) => select({ about: 'rows', ids: rows.map(({ id }) => id), isSelected })}
        className={labelHidden ? 'px-2.5 py-1.5 align-middle' : ''}
      />
    </span>
  );
}

interface SelectServerProps {
  server: Server;
  isSelected: boolean;
  className: string;
}

/** The checkbox of a row or a card; with Shift it selects the range from the row that was changed last. */
export function SelectServer({ server, isSelected, className }: SelectServerProps): ReactNode {
  const { t } = useLingui();
  const { select } = useFleetActions();
  const name = serverNameText(server);
  return (
    <Checkbox
      label={t`Select ${name}`}
      labelHidden
      checked={isSelected}
      onChange={(checked, isRange) => select({ about: 'row', id: server.id, isSelected: checked, isRange })}
      className={className}
    />
  );
}

interface RowMenuButtonProps {
  server: Server;
  isMenuOpen: boolean;
  className?: string;
}

/** The button that opens the menu of a row or a card. */
export function RowMenuButton({ server, isMenuOpen, className }: RowMenuButtonProps): ReactNode {
  const { t } = useLingui();
  const { openMenu } = useFleetActions();
  const name = serverNameText(server);
  return (
    <IconButton
      size="sm"
      label={t`Actions for ${name}`}
      icon={<EllipsisVertical aria-hidden="true" />}
      aria-haspopup="menu"
      aria-expanded={isMenuOpen}
      className={className}
      onClick={(event) => openMenu(server.id, event.currentTarget)}
    />
  );
}
