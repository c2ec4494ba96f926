import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { SsoLinkProblem } from '#domain/ssoLink.ts';
import { Notice } from '#ui/Notice.tsx';

function why(problem: SsoLinkProblem): ReactNode {
  switch (problem) {
    case 'host':
      return <Trans>It leads to an address that is not the dashboard’s.</Trans>;
    case 'scheme':
      return <Trans>It is not an encrypted address (https).</Trans>;
    case 'userInfo':
      return <Trans>It has a user name in it, which can make one address look like another.</Trans>;
    case 'unreadable':
      return <Trans>It is no web address.</Trans>;
  }
}

/** That the link which came is not followed, and why. Of the link itself nothing is shown: it may sign in. */
export function RefusedLink({ problem }: { problem: SsoLinkProblem }): ReactNode {
  const { dashboard } = useBrand();
  return (
    <Notice tone="critical" role="alert" title={<Trans>The link that came was refused</Trans>}>
      <p>{why(problem)}</p>
      <p>
        {dashboard.origins.length === 0 ? (
          <Trans>No address of a dashboard is configured.</Trans>
        ) : (
          <Trans>Expected is a link to {dashboard.origins.join(', ')}.</Trans>
        )}{' '}
        <Trans>Something between you and the API may have changed it. Tell whoever runs this panel.</Trans>
      </p>
    </Notice>
  );
}
