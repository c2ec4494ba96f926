import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { SignInAccount } from './HandoffButton.tsx';

/** Only needed if the browser refuses clipboard access. */
const ManualCopyDialog = lazy(() => import('#ui/ManualCopyDialog.tsx'));

/**
 * Copies the link instead of following it, for example for another browser. Asks for confirmation first, because anyone
 * who gets the link can sign in.
 */
export function CopyLink({ url, onCopied }: { url: string; onCopied: (noted: string) => void }): ReactNode {
  const { t } = useLingui();
  const [step, setStep] = useState<'none' | 'asking' | 'byHand'>('none');
  async function copy(): Promise<void> {
    try {
      // `clipboard` is undefined outside a secure context; the TypeError gets the same fallback.
      await navigator.clipboard.writeText(url);
      onCopied(t`Link copied`);
    } catch {
      setStep('byHand');
    }
  }
  return (
    <>
      <Button variant="ghost" onClick={() => setStep('asking')}>
        <Copy aria-hidden="true" />
        <Trans>Copy link</Trans>
      </Button>
      {step === 'asking' && (
        <ConfirmDialog
          title={<Trans>Copy the sign-in link?</Trans>}
          confirmLabel={<Trans>Copy link</Trans>}
          tone="danger"
          busy={false}
          submitError={undefined}
          onConfirm={() => void copy()}
          onClose={() => setStep('none')}
        >
          <Notice tone="critical" title={<Trans>Anyone who opens it is signed in to this account</Trans>}>
            <p>
              <Trans>
                They can reach every server and the billing of <SignInAccount />. Never send this link to a
                customer.
              </Trans>
            </p>
          </Notice>
          <p>
            <Trans>
              It works once, within five minutes. Chat and email apps that preview links can use it up or leak
              it, and your clipboard history may keep it.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
      {step === 'byHand' && (
        <Suspense>
          <ManualCopyDialog text={url} title={t`Copy the sign-in link`} onClose={() => setStep('none')} />
        </Suspense>
      )}
    </>
  );
}
