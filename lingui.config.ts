import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** Message catalogs: one file a language, English being the source. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [{ path: '<rootDir>/src/i18n/{locale}', include: ['<rootDir>/src'] }],
  // Line numbers would make every edit a change of the catalogs.
  format: formatter({ lineNumbers: false }),
});
