import { useLingui } from '@lingui/react/macro';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { useSettingsReasons } from '#features/servers/settings/useSettingsReasons.tsx';

interface RenameButtonProps {
  server: Server;
  /** It comes back after a rename, and with it the focus. */
  hasFocus: boolean;
  onClick: () => void;
}

/** Beside a server's heading: puts a form in the heading's place. */
export function RenameButton({ server, hasFocus, onClick }: RenameButtonProps): ReactNode {
  const { t } = useLingui();
  const { rename } = useSettingsReasons(server);
  return (
    <IconButton
      size="sm"
      label={t`Rename`}
      icon={<Pencil aria-hidden="true" />}
      disabledReason={rename}
      autoFocus={hasFocus}
      onClick={onClick}
      className="-ms-2"
    />
  );
}
