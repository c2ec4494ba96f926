import { Trans, useLingui, Plural } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense } from 'react';
import { useBrand, usePageTitle } from '#brand/BrandContext.ts';
import { SupportLinks, useHasSupport } from '#brand/OperatorLinks.tsx';
import { sandboxKeyPrefix } from '#brand/defaults.ts';
import { Brand } from '#ui/AppFrame.tsx';
import { LanguageChoice } from '#ui/LanguageChoice.tsx';
import { LanguageNotice } from '#ui/LanguageNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import { KeyForm } from './KeyForm.tsx';
import { openSession, useSessionState } from './session.ts';
import { sessionSettings } from './sessionSettings.ts';

/** Says why the user has to sign in again. */
function LockedNotice(): ReactNode {
  const { idleMinutes } = sessionSettings();
  return (
    <Notice
      tone="info"
      role="status"
      title={
        <Plural
          value={idleMinutes}
          one="Locked after # minute of inactivity"
          other="Locked after # minutes of inactivity"
        />
      }
    >
      <Trans>The key was removed. Sign in again to continue where you left off.</Trans>
    </Notice>
  );
}

/** The page renders without waiting for it. */
const ReducedProtection = lazy(() => import('#brand/ReducedProtection.tsx'));

/** A new sandbox key for this user, so that no one else shares the same sandbox world. */
function freshSandboxKey(): string {
  // Not `randomUUID`, which is missing on an insecure page: there this key is refused with the reason, like any other.
  const digits = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36));
  return `${sandboxKeyPrefix}${digits.join('')}`;
}

function SignedOutNotice(): ReactNode {
  const { keysUrl } = useBrand();
  const { t } = useLingui();
  return (
    <Notice tone="info" role="status" title={t`You’re signed out`}>
      <p>
        <Trans>
          Everything stored here is gone, in every tab of this account. The key itself still works; only its
          owner can revoke it.
        </Trans>{' '}
        {keysUrl !== null && (
          <a href={keysUrl} target="_blank" rel="noopener noreferrer" className={textLinkClass}>
            <Trans>Manage keys</Trans>
          </a>
        )}
      </p>
    </Notice>
  );
}

/** Shown instead of the key form. */
function RefusedApiNotice({ origin }: { origin: string }): ReactNode {
  const { t } = useLingui();
  return (
    <Notice tone="critical" role="status" title={t`You can’t sign in here`}>
      <Trans>
        This site is configured to use an API at <strong>{origin}</strong>, but this page isn’t allowed to
        connect to it. Whoever runs this site needs to correct the address or allow it with “npm run
        configure”.
      </Trans>
    </Notice>
  );
}

/** `/sign-in`: the user enters the key here. */
export function SignInPage(): ReactNode {
  const { brand, keysUrl, sandbox } = useBrand();
  const session = useSessionState();
  const { refusedApi } = sessionSettings();
  const hasSupport = useHasSupport();
  const { t } = useLingui();
  usePageTitle(t`Sign in`);
  return (
    <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center gap-6 px-4 py-10">
      <div className="flex items-center justify-between gap-3">
        <Brand name={brand.name} logoUrl={brand.logoUrl} />
        <LanguageChoice />
      </div>
      <LanguageNotice />
      {session.state === 'signedOut' && session.because === 'person' && <SignedOutNotice />}
      {session.state === 'signedOut' && session.because === 'idle' && <LockedNotice />}
      <section className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-6 shadow-low">
        <div className="flex flex-col gap-1">
          <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight">
            <Trans>Sign in</Trans>
          </h1>
          <p className="text-muted">
            <Trans>Manage your servers with an API key.</Trans>
          </p>
        </div>
        {refusedApi === undefined ? (
          <KeyForm
            onAccepted={openSession}
            submit={<Trans>Sign in</Trans>}
            offer={
              sandbox.offer ? { label: <Trans>Try the sandbox</Trans>, makeKey: freshSandboxKey } : undefined
            }
          />
        ) : (
          <RefusedApiNotice origin={refusedApi} />
        )}
        {keysUrl !== null && refusedApi === undefined && (
          <p className="text-sm text-muted">
            <Trans>
              No key yet?{' '}
              <a href={keysUrl} target="_blank" rel="noopener noreferrer" className={textLinkClass}>
                Create one in the dashboard
              </a>
            </Trans>
          </p>
        )}
      </section>
      {hasSupport && (
        <div className="flex flex-wrap justify-center gap-x-4 gap-y-1 text-sm text-muted">
          <Trans>Need help?</Trans>
          <SupportLinks />
        </div>
      )}
      <Suspense>
        <ReducedProtection />
      </Suspense>
    </main>
  );
}
