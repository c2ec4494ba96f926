import { Trans } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { type LabelProblem, longestLabel } from '#domain/label.ts';

/** Why a text is not a valid label, in words. */
export function labelProblemWords(problem: LabelProblem): ReactElement {
  switch (problem) {
    case 'empty':
      return <Trans>A label has at least one character.</Trans>;
    case 'characters':
      return <Trans>Letters A to Z, digits, spaces, - and _ only.</Trans>;
    case 'beginning':
      return <Trans>A label begins with a letter or a digit.</Trans>;
    case 'length':
      return <Trans>A label has at most {longestLabel} characters.</Trans>;
  }
}
