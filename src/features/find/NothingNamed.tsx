import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { longestText, type Unread } from '#domain/findServers.ts';
import type { Fleet } from '#domain/server.ts';
import type { LookedFor } from '#domain/textReading.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { countOf, LookedForList } from './LookedForList.tsx';

interface NothingNamedProps {
  lookedFor: LookedFor;
  /** The text, if it is short and may stand in an address: then the message repeats it. */
  query: string | undefined;
  fleet: Fleet;
  /** When the servers were fetched, in milliseconds since 1970 UTC. */
  readAt: number;
}

/** Shown if no server was found: what was looked for, and in which list. It claims nothing of what was not read. */
export function NothingNamed({ lookedFor, query, fleet, readAt }: NothingNamedProps): ReactNode {
  const formats = useFormats();
  const time = formats.time(readAt);
  if (fleet.servers.length === 0) {
    return (
      <p className="text-muted">
        <Trans>The list as of {time} has no servers.</Trans>
      </p>
    );
  }
  if (countOf(lookedFor) > 0) {
    return (
      <Section
        heading={<Trans>What we looked for</Trans>}
        description={<Trans>None of these match a server in the list as of {time}.</Trans>}
      >
        <LookedForList lookedFor={lookedFor} />
      </Section>
    );
  }
  return (
    <p className="text-muted">
      {query === undefined ? (
        <Trans>We found no address, ID or server name in this text.</Trans>
      ) : (
        <Trans>
          No server in the list as of {time} has “<BidiText text={query} max={80} />” in its label, hostname,
          addresses or ID.
        </Trans>
      )}
    </p>
  );
}

/** Names what the answer says nothing about, because it could not be read; nothing if all of it was. */
export function NotChecked({ unread, fleet }: { unread: Unread; fleet: Fleet }): ReactNode {
  const formats = useFormats();
  const { parts, characters } = unread;
  const rows = fleet.unreadable;
  const servers = fleet.servers.filter(({ unreadableIps }) => unreadableIps > 0).length;
  const most = formats.number(longestText);
  const facts = [
    parts > 0 && (
      <Plural
        value={parts}
        one="# attachment or encoded part of the text"
        other="# attachments or encoded parts of the text"
      />
    ),
    characters > 0 && <Trans>The text after the first {most} characters</Trans>,
    rows > 0 && (
      <Plural value={rows} one="# entry in the list of servers" other="# entries in the list of servers" />
    ),
    servers > 0 && (
      <Plural
        value={servers}
        one="Some additional addresses of # server"
        other="Some additional addresses of # servers"
      />
    ),
  ].filter((fact) => fact !== false);
  if (facts.length === 0) return null;
  return (
    <Notice tone="caution" title={<Trans>These couldn’t be read, so a match may be missing:</Trans>}>
      <ul className="list-disc ps-5">
        {facts.map((fact, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a fact has no other
          <li key={at}>{fact}</li>
        ))}
      </ul>
    </Notice>
  );
}
