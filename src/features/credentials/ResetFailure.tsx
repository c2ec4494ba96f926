import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/brandedWords.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import type { WriteTrouble } from '#operations/useDialogWrite.ts';
import { WriteProblem } from '#shared/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';

/** What no answer and no reading can tell: whether it was the browser's own second copy that was refused. */
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
  /** The server's words, where the answer itself says that nothing was changed. */
  said: string | undefined;
  serverId: string;
}

/** Why this reset changed nothing. */
export function ResetFailure({ trouble, said, serverId }: ResetFailureProps): ReactNode {
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
  const words = serverWords({ words: said === undefined ? [] : [said] }, brand);
  return (
    <>
      <p className="font-semibold">{notChanged}</p>
      <p>{words === '' ? <Trans>The API gave no reason.</Trans> : <BidiText text={words} max={200} />}</p>
      <MayHaveChanged />
    </>
  );
}
