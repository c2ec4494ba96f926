import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Finding, findServers, type FoundServer } from '#domain/findServers.ts';
import type { Server } from '#domain/server.ts';
import type { LookedFor } from '#domain/textReading.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { FoundCard } from './FoundCard.tsx';
import { countOf, LookedForList } from './LookedForList.tsx';
import { isQuery } from './useFindText.ts';

interface NothingNamedProps {
  lookedFor: LookedFor;
  /** The text, if it is short enough to be repeated in the message. */
  query: string | undefined;
}

/** Shown if no server was found: what was looked for. */
function NothingNamed({ lookedFor, query }: NothingNamedProps): ReactNode {
  if (countOf(lookedFor) > 0) {
    return (
      <Section
        heading={<Trans>What we looked for</Trans>}
        description={<Trans>None of these match any of your servers.</Trans>}
      >
        <LookedForList lookedFor={lookedFor} />
      </Section>
    );
  }
  return (
    <p className="text-muted">
      {query === undefined ? (
        <Trans>There’s no address, ID or server name in this text.</Trans>
      ) : (
        <Trans>
          No server has “<BidiText text={query.trim()} max={80} />” in its label, hostname, addresses or ID.
        </Trans>
      )}
    </p>
  );
}

/** More results are of no use: the text names a block of the whole provider, or a word of every label. */
const mostShown = 50;

interface FindResultsProps {
  servers: readonly Server[];
  text: string;
  nameOf: (server: Server) => string;
}

function FoundList({ all, nameOf }: { all: readonly FoundServer[]; nameOf: FindResultsProps['nameOf'] }) {
  const more = all.length - mostShown;
  return (
    <>
      <ul className="flex flex-col gap-3">
        {all.slice(0, mostShown).map((found) => (
          <FoundCard
            key={found.server.id}
            found={found}
            name={nameOf(found.server)}
            isOnly={all.length === 1}
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

function Summary({ found }: { found: number }): ReactNode {
  return (
    <p role="status" className="font-semibold">
      {found === 0 ? (
        <Trans>No server found</Trans>
      ) : (
        <Plural value={found} one="# server found" other="# servers found" />
      )}
    </p>
  );
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
              one="# other item in the text doesn’t match any of your servers"
              other="# other items in the text don’t match any of your servers"
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
export function FindResults({ servers, text, nameOf }: FindResultsProps): ReactNode {
  const { t } = useLingui();
  const finding = findServers(servers, text);
  const { found } = finding;
  const isShort = isQuery(text);
  return (
    <section aria-label={t`Found servers`} className="flex flex-col gap-4">
      <Summary found={found.length} />
      {found.length > 0 ? (
        <FoundList all={found} nameOf={nameOf} />
      ) : (
        <NothingNamed lookedFor={finding.lookedFor} query={isShort ? text : undefined} />
      )}
      <Rest finding={finding} nameOf={nameOf} />
      {isShort && countOf(finding.lookedFor) === 0 && (
        <div>
          <Link to="/servers" search={{ q: text.trim() }} className={buttonClass({ size: 'sm' })}>
            <Trans>Search the server list for it</Trans>
          </Link>
        </div>
      )}
    </section>
  );
}
