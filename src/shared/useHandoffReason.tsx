import { useLingui } from '@lingui/react/macro';
import { MissingScope } from './MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import type { Reason } from '#ui/Button.tsx';
import { useOnline } from '#api/online.ts';

/** Why no link can be requested now. A server's status is no reason: a suspended server's page can be opened. */
export function useHandoffReason({ serverId }: { serverId: string }): Reason | undefined {
  const { t } = useLingui();
  const scope = serverId === '' ? 'account:read' : 'servers:read';
  const isDenied = useScope(scope) === 'denied';
  const isOnline = useOnline();
  if (isDenied) return <MissingScope scope={scope} />;
  return isOnline ? undefined : t`You’re offline.`;
}
