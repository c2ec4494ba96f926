import { useLingui } from '@lingui/react/macro';
import Presentation from 'lucide-react/icons/presentation';
import type { ReactNode } from 'react';
import { switchCustomerView } from '#shared/CustomerViewSwitch.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { useReseller } from '#shared/useReseller.ts';
import { Button } from '#ui/Button.tsx';

/** For resellers: hides the account's own amounts everywhere with one click, or shows them again. */
export function CustomerViewToggle(): ReactNode {
  const { t } = useLingui();
  const isOn = useCustomerView();
  const { reseller } = useReseller();
  if (!reseller) return null;
  return (
    <Button
      variant={isOn ? 'secondary' : 'ghost'}
      aria-pressed={isOn}
      title={t`Hide this account’s amounts while others are watching`}
      onClick={() => switchCustomerView(!isOn)}
    >
      <Presentation aria-hidden="true" />
      <span className="max-lg:sr-only">{t`Customer view`}</span>
    </Button>
  );
}
