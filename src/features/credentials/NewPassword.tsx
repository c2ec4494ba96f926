import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { HeldSecret } from '#session/useSecret.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { RevealedField } from './RevealedField.tsx';
import { SecretTime } from './SecretTime.tsx';

/** A password that was just reset: shown once, then only a note that it was reset. */
export function NewPassword({ held, at }: { held: HeldSecret<string>; at: number }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { shown, keep, hide } = held;
  return (
    <>
      <Notice tone="positive" role="status" title={<Trans>Password reset at {formats.time(at)}</Trans>}>
        {shown === undefined ? (
          <Trans>It’s no longer shown here. “Show credentials” has the stored one.</Trans>
        ) : (
          <Trans>Save it somewhere safe now.</Trans>
        )}
      </Notice>
      {shown !== undefined && (
        <>
          <div className="max-w-md">
            <RevealedField label={t`New password`} what={t`new password`} value={shown.secret} masked />
          </div>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button onClick={hide} aria-label={t`Hide the new password`}>
              <Trans>Hide</Trans>
            </Button>
            <SecretTime since={shown.since} onKeep={keep} />
          </div>
        </>
      )}
    </>
  );
}
