import { useLingui } from '@lingui/react/macro';
import { Presentation } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCustomerView } from '#session/customerView.ts';
import { switchCustomerView } from '#session/CustomerViewSwitch.tsx';
import { Button } from '#ui/Button.tsx';

/** Hides the account's own amounts everywhere, in one click, and brings them back. */
export default function CustomerViewToggle(): ReactNode {
  const { t } = useLingui();
  const isOn = useCustomerView();
  return (
    <Button
      variant={isOn ? 'secondary' : 'ghost'}
      aria-pressed={isOn}
      title={t`Hide amounts of this account while others look on`}
      onClick={() => switchCustomerView(!isOn)}
    >
      <Presentation aria-hidden="true" />
      <span className="max-lg:sr-only">{t`Customer view`}</span>
    </Button>
  );
}
