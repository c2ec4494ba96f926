import { CSPProvider } from '@base-ui/react/csp-provider';
import { Menu } from '@base-ui/react/menu';
import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink, Play, RotateCcw, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Server } from '#domain/server.ts';
import type { PowerAction } from '#operations/intent.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { useHandoffReason } from '#operations/useHandoffReason.tsx';
import type { Reason } from '#ui/Button.tsx';
import { serverNameText } from './serverName.tsx';
import { usePowerReasons } from './usePowerReasons.tsx';

interface RowMenuProps {
  server: Server;
  /** The button that opened it; the menu stands beside it and gives the focus back to it. */
  anchor: HTMLElement;
  /** Stop and Reboot ask first, in a dialog that outlives the menu. */
  onAsk: (action: 'stop' | 'reboot') => void;
  /** Opens it in the official dashboard. */
  onHandoff: () => void;
  onClose: () => void;
}

interface RowMenuItemProps {
  icon: ReactNode;
  children: ReactNode;
  reason: Reason | undefined;
  onSelect: () => void;
}

function RowMenuItem({ icon, children, reason, onSelect }: RowMenuItemProps): ReactNode {
  return (
    <Menu.Item
      disabled={reason !== undefined}
      onClick={onSelect}
      className="flex cursor-default items-start gap-2.5 rounded-sm px-2.5 py-1.5 outline-none data-highlighted:bg-hover data-disabled:text-muted [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icon}
      <span className="flex min-w-0 flex-col">
        <span>{children}</span>{' '}
        {reason !== undefined && <span className="max-w-56 text-xs text-muted">{reason}</span>}
      </span>
    </Menu.Item>
  );
}

/** The menu of one row. It belongs to the list, not to the row, so that a poll that moves rows doesn't close it. */
export default function RowMenu({ server, anchor, onAsk, onHandoff, onClose }: RowMenuProps): ReactNode {
  const { t } = useLingui();
  const callerWith = useCaller();
  const reasons = usePowerReasons(server);
  const handoffReason = useHandoffReason({ serverId: server.id });
  const name = serverNameText(server);
  /** Opens a dialog, which gives the focus back to where it was when it opened: that must not be the menu. */
  function leadOn(open: () => void): void {
    flushSync(onClose);
    anchor.focus();
    open();
  }
  const start = (action: PowerAction): void =>
    void requestPower(callerWith(), { serverId: server.id, serverName: name }, action);
  return (
    <CSPProvider disableStyleElements>
      <Menu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
        {/* Inside the page's landmark, and without a place in its layout. */}
        <Menu.Portal container={anchor.closest('main')} className="absolute">
          <Menu.Positioner anchor={anchor} align="end" sideOffset={4} className="z-30 outline-none">
            <Menu.Popup
              aria-label={t`Actions for ${name}`}
              finalFocus={{ current: anchor }}
              className="min-w-44 rounded-lg border border-line bg-raised p-1 shadow-high outline-none"
            >
              <RowMenuItem
                icon={<Play aria-hidden="true" />}
                reason={reasons.start}
                onSelect={() => start('start')}
              >
                <Trans>Start</Trans>
              </RowMenuItem>
              <RowMenuItem
                icon={<Square aria-hidden="true" />}
                reason={reasons.stop}
                onSelect={() => leadOn(() => onAsk('stop'))}
              >
                <Trans>Stop</Trans>
              </RowMenuItem>
              <RowMenuItem
                icon={<RotateCcw aria-hidden="true" />}
                reason={reasons.reboot}
                onSelect={() => leadOn(() => onAsk('reboot'))}
              >
                <Trans>Reboot</Trans>
              </RowMenuItem>
              <RowMenuItem
                icon={<ExternalLink aria-hidden="true" />}
                reason={handoffReason}
                onSelect={() => leadOn(onHandoff)}
              >
                <Trans>Open in dashboard</Trans>
              </RowMenuItem>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  );
}
