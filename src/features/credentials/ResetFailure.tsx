import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import { useOpenEntry } from '#operations/journal.ts';
import { WriteProblem } from '#operations/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import type { ResetOutcome } from './resetPassword.ts';

/** Why this reset changed nothing; nothing where that is not known, or not so. */
export function ResetFailure({ outcome, serverId }: { outcome: ResetOutcome; serverId: string }): ReactNode {
  const brand = useBrand();
  const earlier = useOpenEntry('resetServerPassword', serverId);
  const notChanged =
    earlier === undefined ? (
      <Trans>The password was not changed.</Trans>
    ) : (
      <Trans>The password was not changed this time. Nobody knows yet whether it was before.</Trans>
    );
  if (outcome.state === 'notSent' || outcome.state === 'refused') {
    return <WriteProblem trouble={outcome} refused={notChanged} />;
  }
  if (outcome.state !== 'done' || outcome.answer.isReset) return null;
  const said = serverWords({ words: [outcome.answer.words] }, brand);
  return (
    <>
      <p className="font-semibold">{notChanged}</p>
      <p>{said === '' ? <Trans>The API gave no reason.</Trans> : <BidiText text={said} max={200} />}</p>
    </>
  );
}
