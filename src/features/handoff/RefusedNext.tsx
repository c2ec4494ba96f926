import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { NextProblem } from '#domain/nextPath.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';

function problemWords(problem: NextProblem): ReactNode {
  switch (problem) {
    case 'beginning':
      return (
        <Trans>
          It must be a path that begins with “/”, such as “/dashboard”, without an address before it.
        </Trans>
      );
    case 'slashes':
      return <Trans>“//” or “\” in it, also encoded, could lead to another address.</Trans>;
    case 'control':
      return <Trans>There is a character in it that can’t be seen, such as a line break.</Trans>;
    case 'escape':
      return <Trans>There is a “%” in it that encodes nothing.</Trans>;
    case 'scheme':
      return <Trans>Behind its first “/” stands what could begin another address, such as “https:”.</Trans>;
    case 'length':
      return <Trans>It is longer than 512 characters.</Trans>;
  }
}

interface RefusedNextProps {
  next: string;
  problem: NextProblem;
  /** A link to the same page without `next`. */
  withoutNextLink: ReactNode;
}

/** Says that the path a link asks for is not passed on to the dashboard, and for what reason. */
export function RefusedNext({ next, problem, withoutNextLink }: RefusedNextProps): ReactNode {
  return (
    <Notice
      tone="critical"
      role="alert"
      title={<Trans>The place in the dashboard that this link asks for was refused</Trans>}
      action={withoutNextLink}
    >
      <p>
        <code>
          <BidiText text={next} max={100} />
        </code>
      </p>
      <p>{problemWords(problem)}</p>
    </Notice>
  );
}
