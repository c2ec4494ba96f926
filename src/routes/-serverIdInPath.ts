import { notFound, redirect } from '@tanstack/react-router';
import { isUuid } from '#domain/read.ts';

/**
 * For a page about one server, before anything is asked: an address without a valid id is none, and there is one
 * spelling of each id, since what is asked of a server is told from what is asked of another by it.
 */
export function requireServerId(serverId: string, href: string): void {
  if (!isUuid(serverId)) throw notFound();
  const id = serverId.toLowerCase();
  if (id !== serverId) throw redirect({ href: href.replace(serverId, id), replace: true });
}
