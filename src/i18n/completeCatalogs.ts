import type { Plugin } from 'vite';
import { type Catalog, catalogFaults } from './catalogFaults.ts';

/** For the production build: fails it where a language lacks a message or has broken one, and names each. */
export function completeCatalogs(english: Catalog): Plugin {
  return {
    name: 'complete-catalogs',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]\w[^\\/]*\.po$/ },
      handler(text, id) {
        const language = /([^\\/]+)\.po$/.exec(id)?.[1] ?? '';
        const faults = catalogFaults(language, text, english);
        if (faults.length > 0) this.error(faults.join('\n'));
      },
    },
  };
}
