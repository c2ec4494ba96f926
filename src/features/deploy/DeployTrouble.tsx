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

/** The API's message about a field, as far as the brand allows showing it. */
function RefusedWords({ said }: { said: string }): ReactNode {
  const shown = serverWords({ words: [said] }, useBrand());
  return shown === '' ? <Trans>not accepted by the API</Trans> : <BidiText text={shown} max={200} isProse />;
}

/** Returns the error to show at a field; `undefined` if the API didn't refuse it. */
export type RefusedAt = (field: DeployField) => ReactNode;

export function refusedAt(refusals: readonly FieldRefusal[]): RefusedAt {
  return (field) => {
    const fieldRefusals = refusals.filter((refusal) => refusal.field === field);
    if (fieldRefusals.length === 0) return undefined;
    return (
      <>
        <Trans>Refused:</Trans>
        {fieldRefusals.map(({ message }, index) => (
          <Fragment key={message}>
            <span>{index === 0 ? ' ' : ' · '}</span>
            <RefusedWords said={message} />
          </Fragment>
        ))}
      </>
    );
  };
}

/** The refused fields, each with a link to the step where it can be corrected. */
function RefusedFields({ refusals }: { refusals: readonly FieldRefusal[] }): ReactNode {
  const { t } = useLingui();
  return (
    <ul className="list-disc ps-5">
      {refusals.map(({ field, message }) => (
        <li key={message}>
          <RefusedWords said={message} />{' '}
          <Link
            to="/deploy/{-$step}"
            params={{ step: stepParam(stepOfField[field]) }}
            search
            state
            className={textLinkClass}
          >
            <Trans>Fix it under {t(stepNames[stepOfField[field]])}</Trans>
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface DeployTroubleProps {
  /** Why the current choice was not deployed; `undefined` if the last request was for another choice. */
  trouble: WriteTrouble | undefined;
  refusals: readonly FieldRefusal[];
}

/** Why the current choice was not deployed, or the refused fields that have not been changed since. */
export function DeployTrouble({ trouble, refusals }: DeployTroubleProps): ReactNode {
  const fields = refusals.length > 0 && <RefusedFields refusals={refusals} />;
  if (trouble !== undefined) {
    return (
      <Notice tone="critical" role="alert">
        <WriteProblem
          trouble={trouble}
          refused={<Trans>Refused. No server was created and you weren’t charged.</Trans>}
          shownElsewhere={refusals.map(({ message }) => message)}
        >
          {fields}
        </WriteProblem>
      </Notice>
    );
  }
  return (
    fields && (
      <Notice tone="caution" role="status" title={<Trans>Refused earlier and not changed since</Trans>}>
        {fields}
      </Notice>
    )
  );
}
