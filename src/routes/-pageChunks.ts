import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** What is fetched together comes as one chunk. */
interface Part {
  readonly name: string;
  /** The modules whose code it is; what they import comes with them, unless an earlier chunk has it. */
  readonly beginnings: RegExp;
}

const firstPage: Part = {
  name: 'first-page',
  // The start, the frame, the list.
  beginnings:
    /[\\/]src[\\/](?:main\.tsx|routes[\\/]_app(?:\.tsx|[\\/]servers[\\/]index\.tsx)\?tsr-split=component)$/,
};

/** Apart from the rest of the frame: a new tab needs it to be handed the session (askOtherTabs.ts). */
const sessionWatch: Part = {
  name: 'session-watch',
  beginnings: /[\\/]src[\\/]session[\\/]SessionWatch\.tsx$/,
};

/** What is fetched once the list is painted. */
const later: readonly Part[] = [
  {
    // By every page (Shell.tsx).
    name: 'frame',
    beginnings:
      /[\\/]src[\\/](?:features[\\/]shell[\\/](?:AccountCorner|LateNavigation|Preferences|ShellNotices|Unsettled)|operations[\\/](?:IntentNotices|RequestedSinceWords)|brand[\\/]ApiErrorDetails)\.tsx$/,
  },
  {
    name: 'server-page',
    beginnings:
      /[\\/]src[\\/](?:routes[\\/]_app[\\/]servers[\\/]\$serverId[\\/](?:index|route)\.tsx\?tsr-split=component|features[\\/]servers[\\/](?:PowerDialog|StatusAnnouncements)\.tsx)$/,
  },
  {
    // For what a person does next (useIdleFetch.ts).
    name: 'list-actions',
    beginnings:
      /[\\/]src[\\/]features[\\/]servers[\\/](?:FleetUnread|NothingFound|RowMenu|SelectionBar|exportCsv)\.tsx?$/,
  },
];

/** What those parts share with other pages: the pieces that pages are built of, and what changes servers. */
const pieces = 'pieces';
const operations = 'operations';
const ofOperations = /[\\/]src[\\/]operations[\\/]/;

/** A module that is in none of them is left to the bundler. */
const names = [firstPage.name, sessionWatch.name, pieces, operations, ...later.map(({ name }) => name)];

/** The module that hands on every icon there is, whichever of them a page shows. */
const allIcons = /[\\/]lucide-react\.m?js$/;

/** The files of the icons that a module names in its import, among all that could be imported. */
function iconsOf(code: string, allIconsCode: string): (file: string) => boolean {
  const named = [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim().split(/\s/)[0])
    .filter((name) => name !== undefined && name !== '');
  const files = named.map((name) => {
    const file = new RegExp(`default as ${name}\\b[^}]*\\} from '\\./([^']+)'`).exec(allIconsCode)?.[1];
    if (file === undefined) throw new Error(`No file is known for the icon ${name}`);
    return `/${file}`;
  });
  return (id) => files.some((file) => id.replaceAll('\\', '/').endsWith(file));
}

/** Follows the imports of the chunks until all that they need is found. */
function withImports(
  bundle: Rolldown.OutputBundle,
  files: Iterable<string>,
  found = new Set<string>(),
): Set<string> {
  for (const file of files) {
    const chunk = bundle[file];
    if (found.has(file) || chunk?.type !== 'chunk') continue;
    found.add(file);
    withImports(bundle, chunk.imports, found);
  }
  return found;
}

function preload(href: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href }, injectTo: 'head' };
}

/** Finds a part's modules; a name that no longer fits must not go unseen. */
function beginningsOf({ name, beginnings }: Part, ids: readonly string[]): string[] {
  const found = ids.filter((id) => beginnings.test(id));
  if (found.length === 0) throw new Error(`No module is there for the chunk ${name}`);
  return found;
}

/**
 * Puts what is fetched together into one chunk, instead of one for each module that several pages share, and keeps out
 * of the first page's what only later ones want; then writes a preload of each of the first page's chunks into
 * index.html, so that all are on their way at once and not each after the one that imports it.
 * @returns the plugin, and the bundler's `codeSplitting.groups`, of low priorities
 */
export function pageChunks(): { plugin: Plugin; groups: Rolldown.CodeSplittingGroup[] } {
  const chunks = new Map<string, string>();
  let base = '/';
  const plugin: Plugin = {
    name: 'page-chunks',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    buildEnd() {
      /** The modules and all that they import, but for what is in a chunk already. */
      const withAll = (ids: readonly string[], found = new Set<string>()): Set<string> => {
        for (const id of ids) {
          if (chunks.has(id) || found.has(id)) continue;
          found.add(id);
          const { code = '', importedIds = [] } = this.getModuleInfo(id) ?? {};
          for (const imported of importedIds) {
            const icons = allIcons.test(imported) ? this.getModuleInfo(imported) : undefined;
            withAll(
              icons ? icons.importedIds.filter(iconsOf(code ?? '', icons.code ?? '')) : [imported],
              found,
            );
          }
        }
        return found;
      };
      const ids = [...this.getModuleIds()];
      const put = (into: string, modules: Iterable<string>): void => {
        for (const id of modules) if (!chunks.has(id)) chunks.set(id, into);
      };
      for (const part of [firstPage, sessionWatch]) put(part.name, withAll(beginningsOf(part, ids)));

      const laterOnes = new Set(later.flatMap((part) => beginningsOf(part, ids)));
      const isLazy = (id: string): boolean => (this.getModuleInfo(id)?.dynamicImporters.length ?? 0) > 0;
      const elsewhere = withAll(ids.filter((id) => isLazy(id) && !laterOnes.has(id)));
      const shared = [...withAll([...laterOnes])].filter((id) => elsewhere.has(id));
      put(
        operations,
        shared.filter((id) => ofOperations.test(id)),
      );
      put(pieces, shared);
      for (const part of later) put(part.name, withAll(beginningsOf(part, ids)));
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const first = Object.values(bundle)
          .filter((file) => file.type === 'chunk')
          .filter(({ moduleIds }) => moduleIds.some((id) => firstPage.beginnings.test(id)))
          .map(({ fileName }) => fileName);
        return [...withImports(bundle, first)]
          .filter((file) => !html.includes(file))
          .map((file) => preload(`${base}${file}`));
      },
    },
  };
  const groups = names.map((name, index) => ({
    name,
    test: (id: string) => chunks.get(id) === name,
    // A chunk takes what its modules import too, unless one before it has.
    priority: names.length - index,
  }));
  return { plugin, groups };
}
