import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode, RefCallback } from 'react';
import type { Finding, FoundServer } from '#domain/findServers.ts';
import type { Fleet, Server } from '#domain/server.ts';
import { Section } from '#ui/Card.tsx';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { FoundCard } from './FoundCard.tsx';
import { countOf, LookedForList } from './LookedForList.tsx';
import { NothingNamed, NotChecked } from './NothingNamed.tsx';
import { onlyServer } from './useFinding.ts';

/** More results are of no use: the text names a block of the whole provider, or a word of every label. */
const mostShown = 50;

interface FindResultsProps {
  finding: Finding;
  /** What was looked through. */
  fleet: Fleet;
  /** When the servers were fetched, in milliseconds since 1970 UTC. */
  readAt: number;
  /** The text, if it is short and may stand in an address. */
  query: string | undefined;
  nameOf: (server: Server) => string;
  /** Opens a server in the official dashboard. */
  onHandoff: (server: Server) => void;
  /** For the element that takes the focus when a text was pasted. */
  resultRef: RefCallback<HTMLElement>;
}

function FoundList(props: Omit<FindResultsProps, 'fleet' | 'readAt' | 'query'>): ReactNode {
  const { finding, nameOf, onHandoff, resultRef } = props;
  const { found } = finding;
  const more = found.length - mostShown;
  return (
    <>
      <ul className="flex flex-col gap-3">
        {found.slice(0, mostShown).map((each: FoundServer) => (
          <FoundCard
            key={each.server.id}
            found={each}
            name={nameOf(each.server)}
            isOnly={onlyServer(finding) === each.server}
            onHandoff={() => onHandoff(each.server)}
            mainRef={resultRef}
          />
        ))}
      </ul>
      {more > 0 && (
        <p className="text-muted">
          <Plural value={more} one="# more server isn’t shown." other="# more servers aren’t shown." />
        </p>
      )}
    </>
  );
}

/** How many servers have what was named. One that only has a neighbour of a named address doesn't. */
function FoundCount({ found }: Pick<Finding, 'found'>): ReactNode {
  const count = found.length;
  if (count === 0) return <Trans>No server found</Trans>;
  if (found.every(({ matches }) => matches.every(({ by }) => by === 'itsBlock'))) {
    return (
      <Plural
        value={count}
        one="No server found, but # in the same block"
        other="No server found, but # in the same block"
      />
    );
  }
  return <Plural value={count} one="# server found" other="# servers found" />;
}

/** Servers found only by an ordinary word, and the parts of the text that match no server. */
function Rest({ finding, nameOf }: { finding: Finding; nameOf: FindResultsProps['nameOf'] }): ReactNode {
  const { byOrdinaryWord, missing } = finding;
  const count = countOf(missing);
  return (
    <>
      {byOrdinaryWord.length > 0 && (
        <Section
          heading={<Trans>Possible matches</Trans>}
          description={<Trans>Their labels are everyday words that could appear in any text.</Trans>}
        >
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {byOrdinaryWord.slice(0, mostShown).map(({ server }) => (
              <li key={server.id}>
                <Link to="/servers/$serverId" params={{ serverId: server.id }} className={textLinkClass}>
                  <bdi translate="no">{nameOf(server)}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {count > 0 && finding.found.length > 0 && (
        <details className="rounded-lg border border-line bg-surface px-4 py-3 sm:px-5">
          <summary className="cursor-pointer text-muted">
            <Plural
              value={count}
              one="# other item in the text doesn’t match a server in the list"
              other="# other items in the text don’t match a server in the list"
            />
          </summary>
          <div className="pt-3">
            <LookedForList lookedFor={missing} />
          </div>
        </details>
      )}
    </>
  );
}

/** The servers that a text is about. */
export function FindResults(props: FindResultsProps): ReactNode {
  const { finding, fleet, readAt, query, resultRef } = props;
  const { t } = useLingui();
  return (
    <section aria-label={t`Found servers`} className="flex flex-col gap-4">
      <p
        ref={onlyServer(finding) === undefined ? resultRef : undefined}
        role="status"
        tabIndex={-1}
        className="rounded-sm font-semibold outline-none"
      >
        <FoundCount found={finding.found} />
      </p>
      {finding.found.length > 0 ? (
        <FoundList {...props} />
      ) : (
        <NothingNamed lookedFor={finding.lookedFor} query={query} fleet={fleet} readAt={readAt} />
      )}
      <NotChecked unread={finding.unread} fleet={fleet} />
      <Rest finding={finding} nameOf={props.nameOf} />
      {query !== undefined && countOf(finding.lookedFor) === 0 && (
        <div>
          <Link to="/servers" search={{ q: query }} className={buttonClass({ size: 'sm' })}>
            <Trans>Search the server list for it</Trans>
          </Link>
        </div>
      )}
    </section>
  );
}
