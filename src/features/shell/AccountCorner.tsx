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

/** Hides the account's own amounts everywhere with one click, or shows them again. */
function CustomerViewToggle(): ReactNode {
  const { t } = useLingui();
  const isOn = useCustomerView();
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

/** The signed-in account: its name or email address, or else the end of its key. Hidden in narrow windows. */
function SignedInAccount(): ReactNode {
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

/** The signed-in account and, for a reseller, the toggle that hides its amounts. */
export function AccountCorner(): ReactNode {
  const { reseller } = useReseller();
  return (
    <>
      {reseller && <CustomerViewToggle />}
      <SignedInAccount />
    </>
  );
}

/** The language and theme choices: each in the top bar if there is room, otherwise below the page. */
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
