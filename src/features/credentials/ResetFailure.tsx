import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/brandedWords.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import type { WriteTrouble } from '#operations/useDialogWrite.ts';
import { WriteProblem } from '#shared/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';

/** Neither the response nor a later read shows whether only a second copy, sent by the browser itself, was refused. */
function MayHaveChanged(): ReactNode {
  return (
    <p>
      <Trans>
        A browser may send a request twice. If the first got through, the password has changed all the same:
        “Reveal credentials” shows the one in force.
      </Trans>
    </p>
  );
}

interface ResetFailureProps {
  trouble: WriteTrouble | undefined;
  /** The API's message, if the response says that nothing was changed. */
  unchangedMessage: string | undefined;
  serverId: string;
}

/** Why this reset changed nothing. */
export function ResetFailure({ trouble, unchangedMessage, serverId }: ResetFailureProps): ReactNode {
  const brand = useBrand();
  const earlier = useOpenEntry('resetServerPassword', serverId);
  const notChanged =
    earlier === undefined ? (
      <Trans>The API says that the password was not changed.</Trans>
    ) : (
      <Trans>
        The API says that the password was not changed this time. Nobody knows yet whether it was before.
      </Trans>
    );
  if (trouble !== undefined) {
    return (
      <WriteProblem trouble={trouble} refused={notChanged}>
        {trouble.state === 'refused' && trouble.failure.kind !== 'unauthorized' && <MayHaveChanged />}
      </WriteProblem>
    );
  }
  const words = serverWords({ words: unchangedMessage === undefined ? [] : [unchangedMessage] }, brand);
  return (
    <>
      <p className="font-semibold">{notChanged}</p>
      <p>{words === '' ? <Trans>The API gave no reason.</Trans> : <BidiText text={words} max={200} />}</p>
      <MayHaveChanged />
    </>
  );
}
