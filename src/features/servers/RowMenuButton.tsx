import { useLingui } from '@lingui/react/macro';
import { EllipsisVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { serverNameText } from './serverName.tsx';
import type { OpenRowMenu } from './useRowMenu.tsx';

interface RowMenuButtonProps {
  server: Server;
  isMenuOpen: boolean;
  onOpenMenu: OpenRowMenu;
  className?: string;
}

/** The button that opens the menu of a row or a card. */
export function RowMenuButton({ server, isMenuOpen, onOpenMenu, className }: RowMenuButtonProps): ReactNode {
  const { t } = useLingui();
  const name = serverNameText(server);
  return (
    <IconButton
      size="sm"
      label={t`Actions for ${name}`}
      icon={<EllipsisVertical aria-hidden="true" />}
      aria-haspopup="menu"
      aria-expanded={isMenuOpen}
      className={className}
      onClick={(event) => onOpenMenu(server.id, event.currentTarget)}
    />
  );
}
