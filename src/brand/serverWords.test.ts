import { expect, test } from 'vitest';
import { readConfiguration } from './readConfiguration.ts';
import { serverWords } from './serverWords.ts';

const provider = readConfiguration('').configuration;
const acme = readConfiguration(
  '{"brand":{"name":"Acme"},"messageWords":{"Insufficient wallet balance":"Please top up first"}}',
).configuration;

test.each([
  [provider, ['Server not found'], 'Server not found'],
  [provider, ['Ask Otwa support'], 'Ask Otwa support'],
  [acme, ['Server not found'], 'Server not found'],
  [acme, ['Ask OTWA support'], ''],
  [acme, ['label is too long', 'see otwa.cloud'], 'label is too long'],
  [acme, ['Insufficient wallet balance'], 'Please top up first'],
  [acme, ['constructor'], 'constructor'],
  [acme, [], ''],
])('%#', (configuration, words, shown) => expect(serverWords({ words }, configuration)).toBe(shown));
