import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { errorAdvice } from '#brand/errorAdvice.tsx';
import { serverWords } from '#brand/serverWords.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { MissingScope } from '#session/MissingScope.tsx';
import { isAboutSuspension } from '#session/scopes.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { NotSentWords } from './NotSentWords.tsx';
import type { NothingSentReason } from './writeOutcome.ts';

/** Why a write was not done, or that nobody knows; `checking`: refused, and being read whether it was done all the same. */
export type WriteTrouble =
  | { readonly state: 'checking' | 'refused' | 'unknown'; readonly error: ApiError }
  | { readonly state: 'notSent'; readonly because: NothingSentReason };

/** What the server's own words about them leave nothing to be added to. */
const saidByServer: readonly ApiError['kind'][] = ['payment', 'conflict', 'invalid'];

function Advice({ error }: { error: ApiError }): ReactNode {
  const formats = useFormats();
  const { keysUrl } = useBrand();
  const { scope } = error.facts;
  if (error.kind !== 'forbidden') return errorAdvice(error, { formats, keysUrl });
  if (isAboutSuspension(error)) {
    return <Trans>An administrator has suspended this server: nothing can be done with it here.</Trans>;
  }
  return scope === undefined ? null : <MissingScope scope={scope} />;
}

interface WriteProblemProps {
  trouble: WriteTrouble;
  /** What a refusal means here, in plain words. */
  refused?: ReactNode;
  /** Words of the server that `children` tell. */
  saidApart?: readonly string[];
  /** What else belongs to it, ahead of the request id. */
  children?: ReactNode;
}

/** Says in a dialog or form why what was asked there was not done: the server's words, what to do, the request id. */
export function WriteProblem({ trouble, refused, saidApart = [], children }: WriteProblemProps): ReactNode {
  const { t } = useLingui();
  const brand = useBrand();
  if (trouble.state === 'notSent') return <NotSentWords because={trouble.because} />;
  const { error } = trouble;
  const { requestId, words = [] } = error.facts;
  const said = serverWords({ words: words.filter((one) => !saidApart.includes(one)) }, brand);
  const isSaid = said !== '' || saidApart.length > 0;
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold">
        {trouble.state === 'checking' ? (
          <Trans>The API refused it. Checking that nothing was done.</Trans>
        ) : trouble.state === 'refused' ? (
          (refused ?? <Trans>Refused. Nothing was done.</Trans>)
        ) : (
          <Trans>It may have been done: no clear answer came.</Trans>
        )}
      </p>
      {said !== '' && (
        <p>
          <BidiText text={said} max={200} />
        </p>
      )}
      {(!isSaid || !saidByServer.includes(error.kind)) && (
        <p>
          <Advice error={error} />
        </p>
      )}
      {children}
      {requestId !== undefined && (
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm">
          <Trans>Request id</Trans> <CopyableText text={requestId} what={t`request id`} mono />
        </p>
      )}
    </div>
  );
}
