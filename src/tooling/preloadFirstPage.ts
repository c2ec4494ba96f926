import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** The given chunks and all chunks that they import, directly or indirectly. */
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

/**
 * Writes a preload link for each of the first page's chunks into index.html, so that all load at once instead of each
 * after the chunk that imports it.
 */
export function preloadFirstPage(): Plugin {
  let base = '/';
  return {
    name: 'preload-first-page',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const first = Object.values(bundle)
          .filter((file) => file.type === 'chunk')
          .filter(({ moduleIds }) => moduleIds.some((id) => /[\\/]src[\\/]main\.tsx$/.test(id)))
          .map(({ fileName }) => fileName);
        return [...withImports(bundle, first)]
          .filter((file) => !html.includes(file))
          .map((file): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${file}` },
            injectTo: 'head',
          }));
      },
    },
  };
}
