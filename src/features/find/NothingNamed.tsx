import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { LookedFor } from '#domain/findServers.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { countOf, LookedForList } from './LookedForList.tsx';

interface NothingNamedProps {
  lookedFor: LookedFor;
  /** The text itself, where it is short enough to be said again. */
  query: string | undefined;
}

/** No server was found: what was looked for. */
export function NothingNamed({ lookedFor, query }: NothingNamedProps): ReactNode {
  if (countOf(lookedFor) > 0) {
    return (
      <Section
        heading={<Trans>What was looked for</Trans>}
        description={<Trans>None of it belongs to a server of this account.</Trans>}
      >
        <LookedForList lookedFor={lookedFor} />
      </Section>
    );
  }
  return (
    <p className="text-muted">
      {query === undefined ? (
        <Trans>There is no address, no id and no name of a server in this text.</Trans>
      ) : (
        <Trans>
          No server has “<BidiText text={query.trim()} max={80} />” in its label, hostname, addresses or id.
        </Trans>
      )}
    </p>
  );
}
