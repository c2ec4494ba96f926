import { notFound, redirect } from '@tanstack/react-router';
import { isUuid } from '#domain/read.ts';

/** What a link to a hand-off page says besides its path. */
export interface HandoffSearch {
  /** Where in the official dashboard the way leads; the page says what is wrong with it. */
  readonly next?: string | undefined;
}

/** Reads `?next=`; an empty one asks for no place. It is named although it is nothing: the router would keep it otherwise. */
export function readHandoffSearch({ next }: Record<string, unknown>): HandoffSearch {
  return { next: typeof next === 'string' && next !== '' ? next : undefined };
}

/**
 * For a page about one server, before anything is asked: an address without a valid id is none, and there is one
 * spelling of each id, since what is asked of a server is told from what is asked of another by it.
 */
export function requireServerId(serverId: string, href: string): void {
  if (!isUuid(serverId)) throw notFound();
  const id = serverId.toLowerCase();
  if (id !== serverId) throw redirect({ href: href.replace(serverId, id), replace: true });
}
