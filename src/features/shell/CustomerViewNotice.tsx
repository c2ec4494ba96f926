import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { EndCustomerView } from '#session/CustomerViewSwitch.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Says on every page that it is on. The customer reads it, too. */
export function CustomerViewNotice(): ReactNode {
  return (
    <Notice
      banner
      tone="info"
      role="status"
      title={<Trans>Customer view is on</Trans>}
      action={<EndCustomerView />}
    >
      <Trans>Amounts of this account are hidden in this tab.</Trans>
    </Notice>
  );
}
