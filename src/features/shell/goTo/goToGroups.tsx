import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from '@tanstack/react-router';
import History from 'lucide-react/icons/rotate-ccw-clock';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import ServerIcon from 'lucide-react/icons/server';
import Store from 'lucide-react/icons/store';
import User from 'lucide-react/icons/user';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { findFitting, fit, fitOfLabel, type FittingServer, foundBy } from '#domain/goTo.ts';
import { fold } from '#domain/fold.ts';
import type { Server } from '#domain/server.ts';
import { useDeployLike } from '#shared/deployLike.tsx';
import { isQuery, placeToFindPasted } from '#shared/findText.ts';
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
/** Of the servers whose like can be deployed, which only a query with that word lists. */
const mostLike = 3;
/** Without a query, recent ones included. */
const mostWithoutQuery = 8;

const noServers: readonly Server[] = [];

interface ServerGroups {
  /** The servers that were opened last, without a query. */
  readonly recent: GoToGroup;
  /** The servers that the query finds or, without one, the first of the others. */
  readonly found: GoToGroup;
  /** How many match besides. */
  readonly more: number;
}

function useServerGroups(servers: readonly Server[], query: string, most: number): ServerGroups {
  const { t } = useLingui();
  const names = useNames();
  const navigate = useNavigate();
  const { serverId: open } = useParams({ strict: false });
  const recent = useSyncExternalStore(recentServers.subscribe, recentServers.get);
  // The first search of a list prepares it. Done before the first key, that key is as fast as the others.
  useEffect(() => whenIdle(() => void findFitting(servers, 'a', names, [], 0)), [servers, names]);
  const { last, best, count } = useMemo(() => {
    if (query !== '') return { last: [], ...findFitting(servers, query, names, recent, most) };
    const known = new Map(
      servers.filter(({ id }) => recent.includes(id)).map((server) => [server.id, server]),
    );
    const last = recent
      .filter((id) => id !== open)
      .flatMap((id) => known.get(id) ?? [])
      .slice(0, mostRecent)
      .map((server) => ({ server, fit: fit.same }));
    // With room for those that are left out.
    const { best } = findFitting(servers, '', names, [], mostWithoutQuery + recent.length + 1);
    const others = best.filter(({ server: { id } }) => id !== open && !recent.includes(id));
    return { last, best: others.slice(0, mostWithoutQuery - last.length), count: 0 };
  }, [servers, query, names, recent, open, most]);
  const optionOf = ({ server }: FittingServer): ComboboxOption => {
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
  };
  const groupOf = (name: string, fitting: readonly FittingServer[]): GoToGroup => ({
    name,
    options: fitting.map(optionOf),
    fit: fitting[0]?.fit ?? fit.none,
  });
  return {
    recent: groupOf(t`Recent servers`, last),
    found: groupOf(t`Servers`, best),
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
    page('deploy', <Plus aria-hidden="true" />, t`Deploy`, () =>
      navigate({ to: '/deploy/{-$step}', params: { step: undefined } }),
    ),
    page('activity', <History aria-hidden="true" />, t`Activity`, () => navigate({ to: '/activity' })),
    page('account', <User aria-hidden="true" />, t`Account`, () => navigate({ to: '/account' })),
    ...(reseller ? [store] : []),
    page('watch', <LayoutGrid aria-hidden="true" />, t`Watch`, () => navigate({ to: '/watch' })),
    page('find', <Search aria-hidden="true" />, t`Find`, () => navigate({ to: '/find' })),
  ];
  return fittingGroup(t`Pages`, [...pages, ...parts], query);
}

/** Deploys another server like one that the query names besides "deploy". The open page's own is there without it. */
function useLikeEntries(servers: readonly Server[], query: string): readonly GoToEntry[] {
  const { t } = useLingui();
  const names = useNames();
  const { serverId: open } = useParams({ strict: false });
  const { reason, deployLike } = useDeployLike();
  const [words, verb] = [fold(query).split(/\s+/), fold(t`Deploy`)];
  if (words.length < 2 || !words.includes(verb)) return [];
  const like = fold(t`Deploy another like ${''}`).split(/\s+/);
  const named = words.filter((word) => !like.includes(word)).join(' ');
  if (named === '') return [];
  return findFitting(servers, named, names, [], mostLike).best.flatMap(({ server }) => {
    if (server.id === open) return [];
    const [serverName, name] = [serverNameText(server), <ServerName key="name" server={server} max={60} />];
    return {
      key: `like-${server.id}`,
      icon: <Plus aria-hidden="true" />,
      label: <Trans>Deploy another like {name}</Trans>,
      text: t`Deploy another like ${serverName}`,
      disabledReason: reason,
      run: () => deployLike(server.id),
    };
  });
}

/** What can be done on the page that is open, and with servers that the query names. */
function useActionGroup(servers: readonly Server[], query: string): GoToGroup {
  const { t } = useLingui();
  const like = useLikeEntries(servers, query);
  return fittingGroup(t`Actions`, [...useEntriesOfPage('action'), ...like], query);
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
    // Also what looks typed may have been pasted, such as a key or a password.
    onChoose: () => void navigate({ to: '/find', ...placeToFindPasted(text) }),
  };
  return { name: t`Find`, options: [option], fit: fit.none };
}

interface GoToGroups {
  readonly groups: readonly ComboboxGroup[];
  /** How many results there are, not counting the one that looks the text up elsewhere. */
  readonly count: number;
  /** How many servers match besides those that are listed. */
  readonly more: number;
  /** Whether the query finds no server, also because none could be loaded. */
  readonly isNothingFound: boolean;
}

/**
 * The results for a query, the group with the best one first.
 * @param servers `undefined` while they aren't known
 * @param pasted a text that is too long to be a query
 * @param isLoading whether the servers are about to be known
 */
export function useGoToGroups(
  servers: readonly Server[] | undefined,
  query: string,
  pasted: string | undefined,
  isLoading: boolean,
): GoToGroups {
  const pages = usePageGroup(query);
  const actions = useActionGroup(servers ?? noServers, query);
  const isAlone = pages.options.length + actions.options.length === 0;
  const most = isAlone ? mostServers : mostBesideOthers;
  const { recent, found, more } = useServerGroups(servers ?? noServers, query, most);
  const find = useFindGroup(pasted ?? query);
  if (pasted !== undefined) return { groups: [find], count: 0, more: 0, isNothingFound: false };
  // The other servers come last, so that pages and actions stay in view.
  if (query === '')
    return { groups: [recent, pages, actions, found], count: 0, more: 0, isNothingFound: false };
  const isNothingFound = !isLoading && found.options.length === 0;
  // Where they are as good, servers come before actions, and actions before pages.
  const groups = [found, actions, pages].toSorted((one, other) => one.fit - other.fit);
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  return { groups: isNothingFound ? [...groups, find] : groups, count, more, isNothingFound };
}
