import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { textLinkClass } from '#ui/textLink.ts';
import { stepNames, stepParam } from './deploySteps.ts';
import { type FieldRefusal, stepOfField } from './fieldRefusals.ts';
import { RefusedWords } from './RefusedWords.tsx';

/** What was refused of single fields, each with the way to where it is mended. */
export function RefusedFields({ refusals }: { refusals: readonly FieldRefusal[] }): ReactNode {
  const { t } = useLingui();
  return (
    <ul className="list-disc ps-5">
      {refusals.map(({ field, said }) => (
        <li key={said}>
          <RefusedWords said={said} />{' '}
          <Link
            to="/deploy/{-$step}"
            params={{ step: stepParam(stepOfField[field]) }}
            search={(search) => search}
            state={(state) => state}
            className={textLinkClass}
          >
            <Trans>Mend it under {t(stepNames[stepOfField[field]])}</Trans>
          </Link>
        </li>
      ))}
    </ul>
  );
}
