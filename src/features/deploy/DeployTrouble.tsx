import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, Fragment } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/brandedWords.ts';
import type { WriteTrouble } from '#operations/useDialogWrite.ts';
import { WriteProblem } from '#shared/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import { stepNames, stepParam } from './deploySteps.ts';
import { type FieldRefusal, stepOfField, type DeployField } from './fieldRefusals.ts';

/** The API's words about a field, as far as the brand shows them. */
function RefusedWords({ said }: { said: string }): ReactNode {
  const shown = serverWords({ words: [said] }, useBrand());
  return shown === '' ? <Trans>the API does not take it</Trans> : <BidiText text={shown} max={200} />;
}

/** What stands at a field that was refused; nothing at one that was not. */
export type RefusedAt = (field: DeployField) => ReactNode;

export function refusedAt(refusals: readonly FieldRefusal[]): RefusedAt {
  return (field) => {
    const those = refusals.filter((refusal) => refusal.field === field);
    if (those.length === 0) return undefined;
    return (
      <>
        <Trans>Refused:</Trans>
        {those.map(({ said }, index) => (
          <Fragment key={said}>
            {index === 0 ? ' ' : ' · '}
            <RefusedWords said={said} />
          </Fragment>
        ))}
      </>
    );
  };
}

/** What was refused of single fields, each with the way to where it is mended. */
function RefusedFields({ refusals }: { refusals: readonly FieldRefusal[] }): ReactNode {
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

interface DeployTroubleProps {
  /** Why what is chosen now was not deployed; nothing where something else was asked for. */
  trouble: WriteTrouble | undefined;
  refusals: readonly FieldRefusal[];
}

/** Why it was not deployed as it is chosen; or what of an earlier refusal has not been changed since. */
export function DeployTrouble({ trouble, refusals }: DeployTroubleProps): ReactNode {
  const fields = refusals.length > 0 && <RefusedFields refusals={refusals} />;
  if (trouble !== undefined) {
    return (
      <Notice tone="critical" role="alert">
        <WriteProblem
          trouble={trouble}
          refused={<Trans>Refused. No server was created, nothing was charged.</Trans>}
          saidApart={refusals.map(({ said }) => said)}
        >
          {fields}
        </WriteProblem>
      </Notice>
    );
  }
  return (
    fields && (
      <Notice tone="caution" role="status" title={<Trans>Refused before, and not changed since</Trans>}>
        {fields}
      </Notice>
    )
  );
}
