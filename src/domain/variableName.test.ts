import { expect, test } from 'vitest';
import { variableName } from './variableName.ts';

test.each([
  ['Acme Hosting', 'ACME_HOSTING'],
  ['Güneş Bulut A.Ş.', 'GUNES_BULUT_A_S'],
  ['3 Clouds', 'CLOUDS'],
  ['云', 'CLOUD'],
  ['A brand whose name is so long that it is cut', 'A_BRAND_WHOSE_NAME_IS_SO_LONG_T'],
])('%s → %s', (name, variable) => {
  expect(variableName(name)).toBe(variable);
});
