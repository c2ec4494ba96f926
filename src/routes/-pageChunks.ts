import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** What is fetched together comes as one chunk. */
interface Part {
  readonly name: string;
  /** The modules whose code it is, below `src`; what they import comes with them, unless an earlier chunk has it. */
  readonly modules: readonly string[];
}

/** A route's component, as the router's plugin parts it from its route. */
const componentOf = (route: string): string => `routes/${route}.tsx?tsr-split=component`;

/** The start, the frame, the list. */
const firstPage: Part = {
  name: 'first-page',
  modules: ['main.tsx', componentOf('_app'), componentOf('_app/servers/index')],
};

/** Apart from the rest of the frame: a new tab needs it to be handed the session (askOtherTabs.ts). */
const sessionWatch: Part = { name: 'session-watch', modules: ['session/SessionWatch.tsx'] };

/** What is fetched once the first page is painted. */
const later: readonly Part[] = [
  {
    // By every page (Shell.tsx), or what any page may need at once.
    name: 'frame',
    modules: [
      'features/shell/AccountCorner.tsx',
      'features/shell/LateNavigation.tsx',
      'features/shell/LeaveDialog.tsx',
      'features/shell/Preferences.tsx',
      'features/shell/ShellNotices.tsx',
      'features/shell/Unsettled.tsx',
      'operations/IntentNotices.tsx',
      'operations/RequestedSinceWords.tsx',
      'brand/ApiErrorDetails.tsx',
    ],
  },
  {
    name: 'server-page',
    modules: [
      componentOf('_app/servers/$serverId/route'),
      componentOf('_app/servers/$serverId/index'),
      'features/servers/PowerDialog.tsx',
      'features/servers/StatusAnnouncements.tsx',
    ],
  },
  {
    // For what a person does next on the list (useIdleFetch.ts).
    name: 'list-actions',
    modules: [
      'features/servers/FleetUnread.tsx',
      'features/servers/NothingFound.tsx',
      'features/servers/RowMenu.tsx',
      'features/servers/SelectionBar.tsx',
      'features/servers/exportCsv.ts',
    ],
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

const isModule = (id: string, module: string): boolean => id.replaceAll('\\', '/').endsWith(`/src/${module}`);

/** Finds a part's modules; one that is no longer there must not go unseen. */
function idsOf({ name, modules }: Part, ids: readonly string[]): string[] {
  return modules.map((module) => {
    const found = ids.find((id) => isModule(id, module));
    if (found === undefined) throw new Error(`${module}, which is part of the chunk ${name}, is not there`);
    return found;
  });
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
      for (const part of [firstPage, sessionWatch]) put(part.name, withAll(idsOf(part, ids)));

      const laterOnes = new Set(later.flatMap((part) => idsOf(part, ids)));
      const isLazy = (id: string): boolean => (this.getModuleInfo(id)?.dynamicImporters.length ?? 0) > 0;
      const elsewhere = withAll(ids.filter((id) => isLazy(id) && !laterOnes.has(id)));
      const shared = [...withAll([...laterOnes])].filter((id) => elsewhere.has(id));
      put(
        operations,
        shared.filter((id) => ofOperations.test(id)),
      );
      put(pieces, shared);
      for (const part of later) put(part.name, withAll(idsOf(part, ids)));
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const first = Object.values(bundle)
          .filter((file) => file.type === 'chunk')
          .filter(({ moduleIds }) => moduleIds.some((id) => isModule(id, 'main.tsx')))
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
