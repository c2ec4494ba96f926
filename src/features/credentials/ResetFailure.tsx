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
        Browsers sometimes send a request twice. If the first one got through, the password has changed
        anyway: “Show credentials” has the current one.
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
      <Trans>The API says the password wasn’t changed.</Trans>
    ) : (
      <Trans>
        The API says the password wasn’t changed this time. We don’t know yet whether the earlier reset
        changed it.
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
      <p>
        {words === '' ? (
          <Trans>The API didn’t give a reason.</Trans>
        ) : (
          <BidiText text={words} max={200} isProse />
        )}
      </p>
      <MayHaveChanged />
    </>
  );
}
