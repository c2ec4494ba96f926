import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useDashboardName } from '#brand/BrandContext.ts';
import { nextProblem } from '#domain/nextPath.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { HandoffButton, SignInAccount } from './HandoffButton.tsx';
import { HandoffSteps } from './HandoffSteps.tsx';
import { RefusedNext } from './RefusedNext.tsx';
import type { HandoffTarget } from './mintLink.ts';
import { useHandoff } from './useHandoff.ts';

interface HandoffSectionProps {
  target: HandoffTarget;
  /** Names the destination if `target` has no `next`. */
  defaultDestination: ReactNode;
  /** Further facts to show before the button, as `Definition`s. */
  children?: Elements;
  /** A link to the same page without `next`. */
  withoutNextLink: ReactNode;
}

/** A hand-off page's content: the account signed in, the destination, both steps. Nothing happens before a click. */
export function HandoffSection({
  target,
  defaultDestination,
  children,
  withoutNextLink,
}: HandoffSectionProps): ReactNode {
  const { t } = useLingui();
  const dashboardName = useDashboardName();
  const handoff = useHandoff(target);
  const { next } = target;
  const problem = next === undefined ? undefined : nextProblem(next);
  return (
    <Section heading={dashboardName}>
      <div className="flex flex-col gap-5">
        <DefinitionList>
          <Definition term={t`Signs in as`}>
            <SignInAccount />
          </Definition>
          {children}
          {problem === undefined && (
            <Definition term={t`Opens`}>
              {next === undefined ? defaultDestination : <BidiText text={next} max={200} />}
            </Definition>
          )}
        </DefinitionList>
        {problem !== undefined && next !== undefined ? (
          <RefusedNext next={next} problem={problem} withoutNextLink={withoutNextLink} />
        ) : (
          <>
            <p className="text-muted">
              <Trans>
                Creates a link that signs you in once, without a password, and opens in a new tab.
              </Trans>
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
