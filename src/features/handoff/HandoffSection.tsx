import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { nextProblem } from '#domain/nextPath.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { HandoffButton, WhoseAccount } from './HandoffButton.tsx';
import { HandoffSteps } from './HandoffSteps.tsx';
import { RefusedNext } from './RefusedNext.tsx';
import type { HandoffTarget } from './askForLink.ts';
import { useHandoff } from './useHandoff.ts';

interface HandoffSectionProps {
  target: HandoffTarget;
  /** Where it leads where the link asks for no place. */
  usual: ReactNode;
  /** What else to know before the button, as `Definition`s. */
  children?: ReactNode;
  /** A link to the same page without a place. */
  without: ReactNode;
}

/** What a hand-off page is for: who is signed in, where it leads, and the two steps. Nothing happens before a click. */
export function HandoffSection({ target, usual, children, without }: HandoffSectionProps): ReactNode {
  const { t } = useLingui();
  const { dashboard } = useBrand();
  const handoff = useHandoff(target);
  const { next } = target;
  const problem = next === undefined ? undefined : nextProblem(next);
  return (
    <Section heading={dashboard.name}>
      <div className="flex flex-col gap-5">
        <DefinitionList>
          <Definition term={t`Signs in`}>
            <WhoseAccount />
          </Definition>
          {children}
          {problem === undefined && (
            <Definition term={t`Leads to`}>
              {next === undefined ? usual : <BidiText text={next} max={200} />}
            </Definition>
          )}
        </DefinitionList>
        {problem !== undefined && next !== undefined ? (
          <RefusedNext next={next} problem={problem} without={without} />
        ) : (
          <>
            <p className="text-muted">
              <Trans>A link is made that signs in once, without a password. It opens in a new tab.</Trans>
            </p>
            <div>
              <HandoffButton handoff={handoff} target={target} variant="primary" />
            </div>
            <HandoffSteps handoff={handoff} />
          </>
        )}
      </div>
    </Section>
  );
}
