import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import { useOpenEntry } from '#operations/journal.ts';
import { WriteProblem } from '#operations/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import type { ResetOutcome } from './resetPassword.ts';

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

/** Why this reset changed nothing; nothing where that is not known, or not so. */
export function ResetFailure({ outcome, serverId }: { outcome: ResetOutcome; serverId: string }): ReactNode {
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
  if (outcome.state === 'notSent' || outcome.state === 'refused') {
    return (
      <WriteProblem trouble={outcome} refused={notChanged}>
        {outcome.state === 'refused' && outcome.error.kind !== 'unauthorized' && <MayHaveChanged />}
      </WriteProblem>
    );
  }
  if (outcome.state !== 'done' || outcome.answer.isReset) return null;
  const said = serverWords({ words: [outcome.answer.words] }, brand);
  return (
    <>
      <p className="font-semibold">{notChanged}</p>
      <p>{said === '' ? <Trans>The API gave no reason.</Trans> : <BidiText text={said} max={200} />}</p>
      <MayHaveChanged />
    </>
  );
}
