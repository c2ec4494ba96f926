import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { BidiText } from '#ui/BidiText.tsx';

/** At most this many texts are listed: more would not be read. */
const maxListed = 20;

interface TextListProps {
  texts: readonly string[];
  /** The maximum number of characters shown of each. The default is more than an address has. */
  max?: number;
}

/** Addresses, or other texts of others, in one line; "and 12 more" after the first ones. */
export function TextList({ texts, max = 64 }: TextListProps): ReactNode {
  const more = texts.length - maxListed;
  return (
    <>
      {texts.slice(0, maxListed).map((text, index) => (
        // A text can be listed twice, and the texts are never reordered.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>
          {index > 0 && <span>{', '}</span>}
          <BidiText text={text} max={max} />
        </span>
      ))}
      {more > 0 && (
        <>
          {' '}
          <Trans>
            and <Plural value={more} one="# more" other="# more" />
          </Trans>
        </>
      )}
    </>
  );
}

/** Tells of additional addresses that could not be read; nothing if there are none. */
export function UnreadableIps({ server: { unreadableIps } }: { server: Server }): ReactNode {
  if (unreadableIps === 0) return null;
  return (
    <span className="block text-caution">
      <Plural
        value={unreadableIps}
        one="# additional address can’t be read"
        other="# additional addresses can’t be read"
      />
    </span>
  );
}

/** All addresses of a server, the primary one first. */
export function allAddresses({ ipAddress, additionalIps }: Server): readonly string[] {
  return [...new Set([ipAddress, ...additionalIps.map(({ ip }) => ip)])].filter((ip) => ip !== '');
}
