import { notFound, redirect } from '@tanstack/react-router';
import { isUuid } from '#domain/read.ts';

/** The search params of a hand-off page. */
export interface HandoffSearch {
  /** The path to open in the official dashboard, not validated yet: the page shows what is wrong with it. */
  readonly next?: string | undefined;
}

/** Reads `?next=`; empty means none. The key is always present: otherwise the router would keep the URL's value. */
export function readHandoffSearch({ next }: Record<string, unknown>): HandoffSearch {
  return { next: typeof next === 'string' && next !== '' ? next : undefined };
}

/**
 * For a page about one server, before any request: throws `notFound` if the id is invalid, and a redirect if it isn't
 * in lower case. Each id needs a single spelling, because requests for different servers are told apart by it.
 */
export function requireServerId(serverId: string, href: string): void {
  if (!isUuid(serverId)) throw notFound();
  const id = serverId.toLowerCase();
  if (id !== serverId) throw redirect({ href: href.replace(serverId, id), replace: true });
}
