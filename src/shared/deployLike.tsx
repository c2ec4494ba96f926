import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useScope } from '#session/scopes.ts';
import type { Reason } from '#ui/Button.tsx';
import { useCustomerView } from './customerView.ts';
import { MissingScope } from './MissingScope.tsx';

/** "Deploy another like this". */
interface DeployLike {
  /** Why it can't be done now; `undefined` if it can. */
  readonly reason: Reason | undefined;
  /** Opens the review with everything chosen, which asks before it pays. Does nothing where there is a reason. */
  readonly deployLike: (serverId: string) => void;
}

export function useDeployLike(): DeployLike {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isDenied = useScope('servers:write') === 'denied';
  const isCustomerView = useCustomerView();
  const reason = isDenied ? (
    <MissingScope scope="servers:write" />
  ) : isCustomerView ? (
    t`Customer view hides the price. Turn it off before you deploy.`
  ) : undefined;
  return {
    reason,
    deployLike: (like) => {
      // The choices are made here, not by a link from elsewhere.
      if (!reason) void navigate({ to: '/deploy/{-$step}', search: { like }, state: { deploy: 'chosen' } });
    },
  };
}
