import { Trans, useLingui } from '@lingui/react/macro';
import Presentation from 'lucide-react/icons/presentation';
import type { ReactNode } from 'react';
import { useSessionState } from '#session/session.ts';
import { switchCustomerView } from '#shared/CustomerViewSwitch.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { useReseller } from '#shared/useReseller.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { LanguageChoice } from '#ui/LanguageChoice.tsx';
import { chooseTheme, useTheme, ThemeChoice } from '#ui/ThemeChoice.tsx';

/** Hides the account's own amounts everywhere, in one click, and brings them back. */
function CustomerViewToggle(): ReactNode {
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

/** Whose key is signed in: the account's name or address, else the end of the key itself. Left out where there is no room. */
function WhoseKey(): ReactNode {
  const session = useSessionState();
  if (session.state === 'signedOut') return null;
  const { who } = session.session;
  return (
    <span className="max-w-48 truncate text-sm text-muted max-md:hidden">
      {who.last4 === undefined ? (
        <BidiText text={who.name || who.email || who.id} max={60} />
      ) : (
        <Trans>key …{who.last4}</Trans>
      )}
    </span>
  );
}

/** Whose account it is, and, for a reseller, the switch that hides its amounts. */
export function AccountCorner(): ReactNode {
  const { reseller } = useReseller();
  return (
    <>
      {reseller && <CustomerViewToggle />}
      <WhoseKey />
    </>
  );
}

/** How the person wants the page, in the top bar as far as there is room and below the page for the rest. */
export function Preferences({ where }: { where: 'bar' | 'foot' }): ReactNode {
  const theme = useTheme();
  return (
    <>
      <span className={where === 'bar' ? 'max-lg:hidden' : 'lg:hidden'}>
        <LanguageChoice />
      </span>
      <span className={where === 'bar' ? 'max-sm:hidden' : 'sm:hidden'}>
        <ThemeChoice value={theme} onChange={chooseTheme} />
      </span>
    </>
  );
}
