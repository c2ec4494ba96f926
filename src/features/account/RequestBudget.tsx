import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { requestsLeft } from '#api/budget.ts';
import { budgetNumbers } from '#api/requestWindow.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';

const secondMs = 1_000;

/** The budget changes with every request and with time, in this tab and in others, so it is read every second. */
function useRequestsLeft(): number {
  const [left, setLeft] = useState(requestsLeft);
  useEffect(() => {
    const timer = setInterval(() => setLeft(requestsLeft()), secondMs);
    return () => clearInterval(timer);
  }, []);
  return left;
}

/** How many requests this key has left in this minute. */
export function RequestBudget(): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const left = formats.number(useRequestsLeft());
  const all = formats.number(budgetNumbers.requests);
  const limit = formats.number(budgetNumbers.apiLimit);
  return (
    <Section heading={t`Requests`}>
      <DefinitionList>
        <Definition
          term={t`Left this minute`}
          note={
            <Trans>
              The API accepts {limit} requests a minute per key. All your tabs together use up to {all}; the
              rest is left for other programs.
            </Trans>
          }
        >
          <span className="tabular-nums">
            <Trans>
              {left} of {all}
            </Trans>
          </span>
        </Definition>
      </DefinitionList>
    </Section>
  );
}
