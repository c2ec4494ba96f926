import { expect, test } from 'vitest';
import { serverWords, regionLabel } from './brandedWords.ts';
import { readConfiguration } from './readConfiguration.ts';

const provider = readConfiguration('{"regionLabels":{"OTWA IST":"Istanbul"}}').configuration;
const acme = readConfiguration(
  JSON.stringify({
    brand: { name: 'Acme' },
    messageWords: { 'Insufficient wallet balance': 'Please top up first' },
    regionLabels: { 'OTWA IST': 'Istanbul' },
  }),
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

test.each([
  [provider, 'OTWA IST', 'Istanbul'],
  [provider, 'OTWA FRA', 'OTWA FRA'],
  [acme, 'OTWA IST', 'Istanbul'],
  [acme, 'OTWA FRA', 'FRA'],
  [acme, 'OTWA FRA, otwa-cloud AMS', 'FRA, AMS'],
  [acme, 'Frankfurt (Otwa)', 'Frankfurt ()'],
  [acme, 'tr-ist-01', 'tr-ist-01'],
  [acme, 'constructor', 'constructor'],
])('%#', (configuration, region, shown) => expect(regionLabel(region, configuration)).toBe(shown));
