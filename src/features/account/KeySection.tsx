import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Scope } from '#api/operation.ts';
import { useDashboardName } from '#brand/BrandContext.ts';
import { forgetDenials, useScope } from '#session/scopes.ts';
import { useSessionState } from '#session/session.ts';
import { ManageKeys } from '#shared/MissingScope.tsx';
import { Button } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';

/** Sorted by how much they allow, least first. */
const scopes: readonly Scope[] = ['account:read', 'servers:read', 'servers:write', 'servers:destroy'];

function ScopeDescription({ scope }: { scope: Scope }): ReactNode {
  const dashboardName = useDashboardName();
  switch (scope) {
    case 'account:read':
      return (
        <Trans>
          The account, its balance and the plans; sign-in links to <bdi translate="no">{dashboardName}</bdi>.
        </Trans>
      );
    case 'servers:read':
      return (
        <Trans>
          Servers, their usage and their credentials; links to a server’s page in{' '}
          <bdi translate="no">{dashboardName}</bdi>.
        </Trans>
      );
    case 'servers:write':
      return (
        <Trans>
          Deploy servers and buy add-ons with the balance; start, stop, reboot and rename servers; reset
          passwords.
        </Trans>
      );
    case 'servers:destroy':
      return <Trans>Reinstall and terminate servers.</Trans>;
  }
}

/** What this session's responses have shown about a permission; the API can't be asked for it. */
function ScopeStatus({ scope }: { scope: Scope }): ReactNode {
  switch (useScope(scope)) {
    case 'granted':
      return (
        <StatusBadge tone="positive" shape="filled" look="plain">
          <Trans>Allowed</Trans>
        </StatusBadge>
      );
    case 'denied':
      return (
        <span className="flex items-center gap-2">
          <StatusBadge tone="critical" shape="cross" look="plain">
            <Trans>Denied</Trans>
          </StatusBadge>
          {/* The owner may have added it to the key. */}
          <Button size="sm" variant="ghost" onClick={forgetDenials}>
            <Trans>Check again</Trans>
          </Button>
        </span>
      );
    case 'unknown':
      return (
        <StatusBadge tone="neutral" shape="question" look="plain">
          <Trans>Not known yet</Trans>
        </StatusBadge>
      );
  }
}

/** The permissions that the signed-in key is known to have, and what its holder can do with them. */
export function KeySection(): ReactNode {
  const { t } = useLingui();
  const dashboardName = useDashboardName();
  const session = useSessionState();
  if (session.state === 'signedOut') return null;
  const end = session.session.key.slice(-4);
  return (
    <Section
      heading={<Trans>Key …{end}</Trans>}
      description={
        <Trans>Learned from the API’s responses: there’s no way to ask it what a key is allowed to do.</Trans>
      }
      actions={<ManageKeys />}
    >
      <div className="flex flex-col gap-4">
        <ul className="flex flex-col divide-y divide-line">
          {scopes.map((scope) => (
            <li key={scope} className="flex flex-col gap-0.5 py-2.5 first:pt-0 last:pb-0">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <code translate="no" className="font-mono text-[0.9375em] font-medium">
                  {scope}
                </code>
                <ScopeStatus scope={scope} />
              </span>
              <span className="text-muted">
                <ScopeDescription scope={scope} />
              </span>
            </li>
          ))}
        </ul>
        <Notice tone="caution" title={t`Read access is enough to take over the account`}>
          <Trans>
            Anyone with an <code translate="no">account:read</code> key can sign in to{' '}
            <bdi translate="no">{dashboardName}</bdi> as this account and do everything it can do there. With{' '}
            <code translate="no">servers:read</code> they can also read every server’s root password.
          </Trans>
        </Notice>
      </div>
    </Section>
  );
}
