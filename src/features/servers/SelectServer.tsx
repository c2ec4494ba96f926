import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { serverNameText } from './serverName.tsx';
import type { Select } from './useSelection.ts';

interface SelectServerProps {
  server: Server;
  isSelected: boolean;
  onSelect: Select;
  className: string;
}

/** The checkbox of a row or a card; with Shift it takes all rows from the one before. */
export function SelectServer({ server, isSelected, onSelect, className }: SelectServerProps): ReactNode {
  const { t } = useLingui();
  const name = serverNameText(server);
  return (
    <Checkbox
      label={t`Select ${name}`}
      labelHidden
      checked={isSelected}
      onChange={(checked, isRange) => onSelect({ about: 'row', id: server.id, isSelected: checked, isRange })}
      className={className}
    />
  );
}
