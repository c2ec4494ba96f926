import { Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ReadAddress } from '#domain/guestNetwork/guestAddress.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ProblemWords } from './ProblemWords.tsx';

/** The addresses that the generated text doesn't hold, each with its reason. */
export function LeftOutNotice({ addresses }: { addresses: readonly ReadAddress[] }): ReactNode {
  const leftOut = addresses.filter(({ problem }) => problem !== undefined);
  if (leftOut.length === 0) return null;
  return (
    <Notice
      tone="caution"
      title={
        <Plural
          value={leftOut.length}
          one="# address is left out of the configuration"
          other="# addresses are left out of the configuration"
        />
      }
    >
      <ul>
        {leftOut.map(({ entry, problem }, index) => (
          // An address can come twice; the entries never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <BidiText text={entry.ip} max={64} />: {problem && <ProblemWords problem={problem} />}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
