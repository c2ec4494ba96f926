import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** Where the first page's code begins: the start, the frame, the list. */
const beginnings =
  /[\\/]src[\\/](?:main\.tsx|routes[\\/]_app(?:\.tsx|[\\/]servers[\\/]index\.tsx)\?tsr-split=component)$/;

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

/**
 * Puts what the first page needs into one chunk, instead of one for each module that several pages share, and keeps
 * out of it what only later pages want; then writes a preload of each of the first page's chunks into index.html, so
 * that all are on their way at once and not each after the one that imports it.
 * @returns the plugin, and the name of a module's chunk for the bundler's `codeSplitting.groups`
 */
export function firstPageChunk(): { plugin: Plugin; chunkOf: (id: string) => string | null } {
  const needed = new Set<string>();
  let base = '/';
  const plugin: Plugin = {
    name: 'first-page-chunk',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    buildEnd() {
      const follow = (id: string): void => {
        if (needed.has(id)) return;
        needed.add(id);
        const module = this.getModuleInfo(id);
        for (const imported of module?.importedIds ?? []) {
          if (!allIcons.test(imported)) follow(imported);
          else {
            const { code, importedIds = [] } = this.getModuleInfo(imported) ?? {};
            importedIds.filter(iconsOf(module?.code ?? '', code ?? '')).forEach(follow);
          }
        }
      };
      [...this.getModuleIds()].filter((id) => beginnings.test(id)).forEach(follow);
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = chunks.filter(({ moduleIds }) => moduleIds.some((id) => beginnings.test(id)));
        return [
          ...withImports(
            bundle,
            first.map(({ fileName }) => fileName),
          ),
        ]
          .filter((file) => !html.includes(file))
          .map((file) => preload(`${base}${file}`));
      },
    },
  };
  return { plugin, chunkOf: (id) => (needed.has(id) ? 'first-page' : null) };
}
