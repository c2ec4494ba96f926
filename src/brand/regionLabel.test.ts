import { expect, test } from 'vitest';
import { readConfiguration } from './readConfiguration.ts';
import { regionLabel } from './regionLabel.ts';

const provider = readConfiguration('{"regionLabels":{"OTWA IST":"Istanbul"}}').configuration;
const acme = readConfiguration(
  '{"brand":{"name":"Acme"},"regionLabels":{"OTWA IST":"Istanbul"}}',
).configuration;

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
