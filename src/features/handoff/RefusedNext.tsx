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
          It must be a path that starts with “/”, such as “/dashboard”, without an address in front.
        </Trans>
      );
    case 'slashes':
      return <Trans>It contains “//” or “\”, possibly encoded, which could lead to another address.</Trans>;
    case 'control':
      return <Trans>It contains an invisible character, such as a line break.</Trans>;
    case 'escape':
      return <Trans>It contains a “%” that doesn’t encode anything.</Trans>;
    case 'scheme':
      return (
        <Trans>After its first “/” comes something that could start another address, such as “https:”.</Trans>
      );
    case 'length':
      return <Trans>It’s longer than 512 characters.</Trans>;
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
      title={<Trans>The dashboard page in this link was rejected</Trans>}
      action={withoutNextLink}
    >
      <p>
        <code translate="no">
          <BidiText text={next} max={100} />
        </code>
      </p>
      <p>{problemWords(problem)}</p>
    </Notice>
  );
}
