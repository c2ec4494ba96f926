import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { adviceForLimit } from '#brand/errorAdvice.tsx';
import { serverWords } from '#brand/serverWords.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { Reason } from '#ui/Button.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { useIsWaiting } from '#ui/useIsWaiting.ts';
import type { Intent } from './intent.ts';
import { NotSentWords } from './NotSentWords.tsx';

/** Why it can't be asked for again yet; nothing where it can. */
export function useTooSoon(intent: Intent): Reason | undefined {
  const formats = useFormats();
  return useIsWaiting(intent.retryAt) ? adviceForLimit(intent, formats) : undefined;
}

/** Why it was refused or not sent: the server's words where there are any, else ours. */
export function IntentReason({ intent }: { intent: Intent }): ReactNode {
  const brand = useBrand();
  const formats = useFormats();
  const { state, because, words = [] } = intent;
  const said = serverWords({ words }, brand);
  if (because === 'rateLimited') {
    return (
      <>
        {said !== '' && (
          <span className="block">
            <BidiText text={said} max={200} />{' '}
          </span>
        )}
        {adviceForLimit(intent, formats)}
      </>
    );
  }
  if (said !== '') return <BidiText text={said} max={200} />;
  if (state === 'notSent') return <NotSentWords because={because} />;
  if (because === 'forbidden') return <Trans>This key may not do it, or the server is suspended.</Trans>;
  if (because === 'notFound')
    return <Trans>The API does not know this server. It may have been deleted.</Trans>;
  return <Trans>The API gave no reason.</Trans>;
}

/** By which id the provider can look it up; nothing where none came. */
export function IntentRequestId({ intent: { requestId } }: { intent: Intent }): ReactNode {
  const { t } = useLingui();
  if (requestId === undefined) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
      <Trans>Request id</Trans> <CopyableText text={requestId} what={t`request id`} mono />
    </p>
  );
}
