import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from '@tanstack/react-router';
import History from 'lucide-react/icons/rotate-ccw-clock';
import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import ServerIcon from 'lucide-react/icons/server';
import Store from 'lucide-react/icons/store';
import User from 'lucide-react/icons/user';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { findFitting, fit, fitOfLabel, foundBy } from '#domain/goTo.ts';
import { fold } from '#domain/fold.ts';
import type { Server } from '#domain/server.ts';
import { isQuery, placeToFind, placeToFindPasted } from '#shared/findText.ts';
import { useNames } from '#shared/names.tsx';
import { currentPageEntries, inOrder, type PageEntry, subscribePageEntries } from '#shared/pageEntries.ts';
import { recentServers } from '#shared/recentServers.ts';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { TextList } from '#shared/addresses.tsx';
import { useReseller } from '#shared/useReseller.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { ComboboxGroup, ComboboxOption } from '#ui/Combobox.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { whenIdle } from '#ui/whenIdle.ts';

/** A group of results, with how well its best one fits the query. */
interface GoToGroup extends ComboboxGroup {
  readonly fit: number;
}

/** More rows than anyone reads. */
const mostServers = 50;
/** Where a page or an action fits too, so that it isn't far below. */
const mostBesideOthers = 8;
const mostRecent = 5;

const noServers: readonly Server[] = [];

/** The servers that the query finds or, without one, those that were opened last. */
function useServerGroup(
  servers: readonly Server[],
  query: string,
  most: number,
): GoToGroup & { readonly more: number } {
  const { t } = useLingui();
  const names = useNames();
  const navigate = useNavigate();
  const { serverId: open } = useParams({ strict: false });
  const recent = useSyncExternalStore(recentServers.subscribe, recentServers.get);
  // The first search of a list prepares it. Done before the first key, that key is as fast as the others.
  useEffect(() => whenIdle(() => void findFitting(servers, 'a', names, [], 0)), [servers, names]);
  const { best, count } = useMemo(() => {
    if (query !== '') return findFitting(servers, query, names, recent, most);
    const known = new Map(
      servers.filter(({ id }) => recent.includes(id)).map((server) => [server.id, server]),
    );
    const others = recent.filter((id) => id !== open).flatMap((id) => known.get(id) ?? []);
    return { best: others.slice(0, mostRecent).map((server) => ({ server, fit: fit.same })), count: 0 };
  }, [servers, query, names, recent, open, most]);
  const options = best.map(({ server }): ComboboxOption => {
    const found = query === '' ? [] : foundBy(server, serverNameText(server), query, names);
    const texts = found.length > 0 ? found : [server.ipAddress].filter((text) => text !== '');
    return {
      key: server.id,
      icon: names.mark(server.os),
      label: <ServerName server={server} />,
      note: texts.length > 0 && <TextList texts={texts} max={60} />,
      end: <ServerStatusBadge server={server} look="plain" />,
      onChoose: () => void navigate({ to: '/servers/$serverId', params: { serverId: server.id } }),
    };
  });
  return {
    name: query === '' ? t`Recent servers` : t`Servers`,
    options,
    fit: best[0]?.fit ?? fit.none,
    more: Math.max(0, count - best.length),
  };
}

/** A page or an action. */
type GoToEntry = Omit<PageEntry, 'key' | 'kind'> & { readonly key: string };

/** What the query finds among a few entries, the best first; all of them without a query. */
function fittingGroup(name: string, entries: readonly GoToEntry[], query: string): GoToGroup {
  const folded = fold(query);
  const fitting = entries
    .map((entry) => ({
      entry,
      fit: query === '' ? fit.same : fitOfLabel(entry.text, entry.words ?? '', folded),
    }))
    .filter((one) => one.fit !== fit.none)
    .toSorted((one, other) => one.fit - other.fit);
  return {
    name,
    options: fitting.map(({ entry: { run, ...option } }) => ({ ...option, onChoose: run })),
    fit: fitting[0]?.fit ?? fit.none,
  };
}

function useEntriesOfPage(kind: PageEntry['kind']): readonly PageEntry[] {
  const entries = useSyncExternalStore(subscribePageEntries, currentPageEntries);
  return inOrder(entries).filter((entry) => entry.kind === kind);
}

/** The pages of the app, and the parts of the page that is open. */
function usePageGroup(query: string): GoToGroup {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { reseller } = useReseller();
  const parts = useEntriesOfPage('page');
  const page = (key: string, icon: Elements, text: string, run: () => unknown): GoToEntry => ({
    key,
    icon,
    label: <span>{text}</span>,
    text,
    run: () => void run(),
  });
  const store = page('reseller', <Store aria-hidden="true" />, t`Reseller`, () =>
    navigate({ to: '/reseller' }),
  );
  const pages = [
    page('servers', <ServerIcon aria-hidden="true" />, t`Servers`, () => navigate({ to: '/servers' })),
    page('deploy', <Plus aria-hidden="true" />, t`Deploy`, () => navigate({ to: '/deploy/{-$step}' })),
    page('activity', <History aria-hidden="true" />, t`Activity`, () => navigate({ to: '/activity' })),
    page('account', <User aria-hidden="true" />, t`Account`, () => navigate({ to: '/account' })),
    ...(reseller ? [store] : []),
    page('find', <Search aria-hidden="true" />, t`Find`, () => navigate({ to: '/find' })),
  ];
  return fittingGroup(t`Pages`, [...pages, ...parts], query);
}

/** What can be done on the page that is open. */
function useActionGroup(query: string): GoToGroup {
  const { t } = useLingui();
  return fittingGroup(t`Actions`, useEntriesOfPage('action'), query);
}

/** Looks a text up on the page "Find", which reads more than names: a whole mail, or an address in brackets. */
function useFindGroup(text: string): GoToGroup {
  const { t } = useLingui();
  const navigate = useNavigate();
  const option: ComboboxOption = {
    key: 'find-text',
    icon: <Search aria-hidden="true" />,
    label: isQuery(text) ? (
      <Trans>
        Look up “<BidiText text={text} max={80} />” in Find
      </Trans>
    ) : (
      <Trans>Look up the pasted text in Find</Trans>
    ),
    onChoose: () =>
      void navigate({
        to: '/find',
        ...(isQuery(text) ? placeToFind(text, undefined, false) : placeToFindPasted(text)),
      }),
  };
  return { name: t`Find`, options: [option], fit: fit.none };
}

interface GoToGroups {
  readonly groups: readonly ComboboxGroup[];
  /** How many results there are, not counting the one that looks the text up elsewhere. */
  readonly count: number;
  /** How many servers match besides those that are listed. */
  readonly more: number;
  /** Whether the servers are known, and the query finds none of them. */
  readonly isNothingFound: boolean;
}

/**
 * The results for a query, the group with the best one first.
 * @param servers `undefined` while they aren't known
 * @param pasted a text that is too long to be a query
 */
export function useGoToGroups(
  servers: readonly Server[] | undefined,
  query: string,
  pasted: string | undefined,
): GoToGroups {
  const pages = usePageGroup(query);
  const actions = useActionGroup(query);
  const isAlone = pages.options.length + actions.options.length === 0;
  const found = useServerGroup(servers ?? noServers, query, isAlone ? mostServers : mostBesideOthers);
  const find = useFindGroup(pasted ?? query);
  if (pasted !== undefined) return { groups: [find], count: 0, more: 0, isNothingFound: false };
  if (query === '') return { groups: [found, pages, actions], count: 0, more: 0, isNothingFound: false };
  const isNothingFound = servers !== undefined && found.options.length === 0;
  // Where they are as good, servers come before actions, and actions before pages.
  const groups = [found, actions, pages].toSorted((one, other) => one.fit - other.fit);
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  return { groups: isNothingFound ? [...groups, find] : groups, count, more: found.more, isNothingFound };
}
