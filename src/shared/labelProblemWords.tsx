import { Trans } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { type LabelProblem, longestLabel } from '#domain/label.ts';

/** Why a text is not a valid label, in words. */
export function labelProblemWords(problem: LabelProblem): ReactElement {
  switch (problem) {
    case 'empty':
      return <Trans>Enter a label.</Trans>;
    case 'characters':
      return <Trans>Use only letters A to Z, digits, spaces, - and _.</Trans>;
    case 'beginning':
      return <Trans>Start the label with a letter or digit.</Trans>;
    case 'length':
      return <Trans>Use at most {longestLabel} characters.</Trans>;
  }
}
