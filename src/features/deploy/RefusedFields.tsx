import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { textLinkClass } from '#ui/textLink.ts';
import { type DeployStep, stepNames, stepParam } from './deploySteps.ts';

/** How the API's words about a field begin, and where it is chosen. */
const stepOf: readonly (readonly [RegExp, DeployStep])[] = [
  [/^productId\b/, 'plan'],
  [/^region\b/, 'region'],
  [/^os(?:Template)?\b/, 'system'],
  [/^(?:label|hostname)\b/, 'details'],
  [/^addons\b/, 'add-ons'],
];

/** What a refusal said of single fields, each with the way to where it is mended. */
export function RefusedFields({ words }: { words: readonly string[] }): ReactNode {
  const { t } = useLingui();
  const brand = useBrand();
  const fields = words.flatMap((word) => {
    const step = stepOf.find(([begin]) => begin.test(word))?.[1];
    const said = serverWords({ words: [word] }, brand);
    return step === undefined || said === '' ? [] : [{ said, step }];
  });
  if (fields.length === 0) return null;
  return (
    <ul className="mt-2 list-disc ps-5">
      {fields.map(({ said, step }) => (
        <li key={said}>
          <BidiText text={said} max={200} />{' '}
          <Link
            to="/deploy/{-$step}"
            params={{ step: stepParam(step) }}
            search={(search) => search}
            state={(state) => state}
            className={textLinkClass}
          >
            <Trans>Mend it under {t(stepNames[step])}</Trans>
          </Link>
        </li>
      ))}
    </ul>
  );
}
