import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import ReducedProtection from '#brand/ReducedProtection.tsx';
import { SupportLinks, useHasSupport } from '#brand/OperatorLinks.tsx';
import { usePageTitle } from '#brand/BrandContext.ts';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { AccountDetails } from './AccountDetails.tsx';
import { KeySection } from './KeySection.tsx';
import { RequestBudget } from './RequestBudget.tsx';

/**
 * `/account`: who is signed in, and which permissions the key is known to have.
 * @param handoff the section that opens the official dashboard
 */
export function AccountPage({ handoff }: { handoff: Elements }): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Account`);
  const hasSupport = useHasSupport();
  return (
    <>
      <PageHeader title={t`Account`} />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <AccountDetails />
          <KeySection />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {handoff}
          <RequestBudget />
          <Section heading={t`About`}>
            <div className="flex flex-col gap-4">
              <DefinitionList>
                <Definition term={t`Version`}>{import.meta.env.APP_VERSION}</Definition>
                {hasSupport && (
                  <Definition term={t`Support`}>
                    <SupportLinks />
                  </Definition>
                )}
              </DefinitionList>
              <ReducedProtection />
            </div>
          </Section>
        </div>
      </div>
    </>
  );
}
