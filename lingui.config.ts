import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const languages = readdirSync(join(import.meta.dirname, 'src/i18n'))
  .filter((file) => file.endsWith('.po'))
  .map((file) => file.slice(0, -'.po'.length));

/** Message catalogs: one file per language; English is the source. Add an empty `<language>.po` to add a language. */
export default defineConfig({
  sourceLocale: 'en',
  locales: languages,
  catalogs: [{ path: '<rootDir>/src/i18n/{locale}', include: ['<rootDir>/src'] }],
  runtimeConfigModule: { Trans: ['#ui/Trans.tsx', 'Trans'] },
  // Line numbers would make every edit change the catalogs.
  format: formatter({ lineNumbers: false }),
});
