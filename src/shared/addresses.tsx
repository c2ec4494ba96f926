import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type MouseEvent, type ReactNode, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Server } from '#domain/server.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { cx } from '#ui/cx.ts';
import { longestAddress } from './CopyableAddress.tsx';

/** At most this many texts are listed: more would not be read. */
const maxListed = 20;

interface TextListProps {
  texts: readonly string[];
  /** The maximum number of characters shown of each. The default is more than an address has. */
  max?: number;
}

/** Addresses, or other texts of others, in one line; "and 12 more" after the first ones. */
export function TextList({ texts, max = longestAddress }: TextListProps): ReactNode {
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

/** Longer lists of addresses are folded. */
const longestUnfolded = 10;
/** How many addresses a folded list shows. Tailwind needs the class as a literal: the ninth and later ones are hidden. */
const shownFolded = 8;
/** Hides addresses instead of leaving them out, because paper shows all of them. */
const foldedClass = 'not-print:*:nth-[n+9]:hidden';

export interface AddressFold {
  /** For the element whose children are the addresses. */
  readonly list: { readonly id: string; readonly className: string };
  /** The button that unfolds the list and folds it again, for a long one. To be placed after the list. */
  readonly toggle: Elements;
}

interface FoldedList {
  readonly count: number;
  /** Whose addresses these are, on a page with the addresses of several servers. */
  readonly owner?: string | undefined;
  readonly className?: string;
}

/** Folds a long list of addresses until the user wants to see all of it. */
export function useAddressFold({ count, owner, className }: FoldedList): AddressFold {
  const { t } = useLingui();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  if (count <= longestUnfolded) return { list: { id, className: cx(className) }, toggle: undefined };
  function toggle({ currentTarget }: MouseEvent<HTMLElement>): void {
    flushSync(() => setOpen(!isOpen));
    // The addresses that appear come before the button: go on with the first of them that has something to press.
    if (!isOpen) document.getElementById(id)?.children[shownFolded]?.querySelector('button')?.focus();
    else currentTarget.scrollIntoView({ block: 'nearest' });
  }
  const all = String(count);
  const label = isOpen ? t`Show fewer addresses` : t`Show all ${all} addresses`;
  return {
    list: { id, className: cx(className, !isOpen && foldedClass) },
    toggle: (
      <Button
        size="sm"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={owner === undefined ? undefined : `${label}: ${owner}`}
        onClick={toggle}
        className="h-auto! min-h-7 max-w-full whitespace-normal! pointer-coarse:min-h-9"
      >
        {label}
      </Button>
    ),
  };
}

/** All addresses of a server, side by side. */
export function AddressList({ server, owner }: { server: Server; owner?: string | undefined }): ReactNode {
  const addresses = allAddresses(server);
  const { list, toggle } = useAddressFold({
    count: addresses.length,
    owner,
    className: 'flex flex-wrap gap-x-4 gap-y-0.5 font-mono text-[0.9375em]',
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <ul {...list}>
        {addresses.map((ip) => (
          <li key={ip}>
            <BidiText text={ip} max={longestAddress} />
          </li>
        ))}
      </ul>
      {toggle}
    </div>
  );
}
