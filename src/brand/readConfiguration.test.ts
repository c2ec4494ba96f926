import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type SettingGroup, settings } from './configuration.ts';
import { readConfiguration } from './readConfiguration.ts';

const defaults = readConfiguration('').configuration;

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
}

const file = readFileSync(new URL('../../public/config.schema.json', import.meta.url), 'utf8');
const schema = JSON.parse(file) as Described; // a JSON Schema: Ajv checks it below
/** Whether an editor accepts a configuration, by the schema that is served beside it. */
const editorAccepts = new Ajv({ allowUnionTypes: true }).compile(schema);

describe('a configuration without mistakes', () => {
  test('may be missing', () => {
    expect(readConfiguration('')).toEqual({ configuration: defaults, problems: [] });
  });

  test('may be empty', () => {
    expect(readConfiguration('{}')).toEqual({ configuration: defaults, problems: [] });
  });

  test('keeps what it says and takes defaults for the rest', () => {
    const file = {
      $schema: './config.schema.json',
      apiBaseUrl: 'https://api.example.com/api/v1',
      brand: { accent: '#aa3311', supportUrl: null },
      currency: 'EUR',
      regionLabels: { 'tr-ist-01': 'Istanbul' },
    };
    const { configuration, problems } = readConfiguration(JSON.stringify(file));
    expect(problems).toEqual([]);
    expect(editorAccepts(file)).toBe(true);
    expect(configuration).toMatchObject({
      apiBaseUrl: 'https://api.example.com/api/v1',
      brand: { ...defaults.brand, accent: '#aa3311', supportUrl: null },
      currency: 'EUR',
      regionLabels: { 'tr-ist-01': 'Istanbul' },
      session: defaults.session,
    });
  });
});

describe('a wrong setting is named, takes its default and costs no other', () => {
  test.each([
    [{ apiBaseUrl: 'http://api.example.com' }, 'apiBaseUrl', 'apiAddress'],
    [{ apiBaseUrl: 'javascript:alert(1)' }, 'apiBaseUrl', 'apiAddress'],
    [{ apiBaseUrl: '//evil.example' }, 'apiBaseUrl', 'apiAddress'],
    [{ apiBaseUrl: '/\\evil.example' }, 'apiBaseUrl', 'apiAddress'],
    [{ apiBaseUrl: 'https://key@api.example.com' }, 'apiBaseUrl', 'apiAddress'],
    [{ apiBaseUrl: 'https://api.example.com/?a=b' }, 'apiBaseUrl', 'apiAddress'],
    [{ apiBaseUrl: 7 }, 'apiBaseUrl', 'apiAddress'],
    [{ brand: { name: '' } }, 'brand.name', 'text'],
    [{ brand: { name: 'x'.repeat(61) } }, 'brand.name', 'text'],
    [{ brand: { name: 'A\u202Ecme' } }, 'brand.name', 'text'],
    [{ brand: { logoUrl: 'https://elsewhere.example/logo.svg' } }, 'brand.logoUrl', 'image'],
    [{ brand: { logoUrl: 'data:text/html;base64,AAAA' } }, 'brand.logoUrl', 'image'],
    [{ brand: { accent: 'red;}' } }, 'brand.accent', 'colour'],
    [{ brand: { supportUrl: 'javascript:alert(1)' } }, 'brand.supportUrl', 'webAddress'],
    [{ brand: { supportEmail: 'nobody' } }, 'brand.supportEmail', 'email'],
    [{ brand: 'Acme' }, 'brand', 'group'],
    [{ brand: { colour: '#000000' } }, 'brand.colour', 'nothing'],
    [{ dashboard: { origins: ['https://a.example/path'] } }, 'dashboard.origins', 'originList'],
    [{ dashboard: { origins: 'https://a.example' } }, 'dashboard.origins', 'originList'],
    [{ keysUrl: 'data:text/html,x' }, 'keysUrl', 'webAddress'],
    [{ billingPath: 'https://a.example/billing' }, 'billingPath', 'path'],
    [{ currency: 'euro' }, 'currency', 'currency'],
    [{ locale: 'not a tag' }, 'locale', 'locale'],
    [{ apiBaseUrl: '/api/v1/' }, 'apiBaseUrl', 'apiAddress'],
    [{ regionLabels: { a: 7 } }, 'regionLabels', 'words'],
    [{ regionLabels: ['a'] }, 'regionLabels', 'words'],
    [{ pricing: { view: 'wholesale' } }, 'pricing.view', 'choice'],
    [{ pricing: { marginPercent: -1 } }, 'pricing.marginPercent', 'percent'],
    [{ curlPrefix: '$(reboot)' }, 'curlPrefix', 'prefix'],
    [{ session: { idleMinutes: 0 } }, 'session.idleMinutes', 'minutes'],
    [{ sandbox: { offer: 'yes' } }, 'sandbox.offer', 'toggle'],
    [{ apiKey: 'secret' }, 'apiKey', 'nothing'],
  ] as const)('%o', (wrong, setting, expected) => {
    const file = { ...wrong, messageWords: { a: 'b' } };
    const { configuration, problems } = readConfiguration(JSON.stringify(file));
    expect(problems).toEqual([{ setting, expected }]);
    expect(editorAccepts(file)).toBe(false);
    expect(configuration).toEqual({ ...defaults, messageWords: { a: 'b' } });
  });

  test('several at once are all named', () => {
    const { problems } = readConfiguration('{"currency":1,"locale":2,"brand":{"name":3,"accent":"#123456"}}');
    expect(problems.map(({ setting }) => setting)).toEqual(['brand.name', 'currency', 'locale']);
  });
});

describe('a file that is none', () => {
  test.each([
    ['<!doctype html>', 'notJson'],
    ['{', 'notJson'],
    [JSON.stringify({ brand: { name: 'x'.repeat(1_000_000) } }), 'tooLarge'],
    [`"${'ü'.repeat(40_000)}"`, 'tooLarge'], // 80 kB
  ])('%.20s', (file, fileProblem) => {
    expect(readConfiguration(file)).toEqual({ configuration: defaults, problems: [], fileProblem });
  });

  test.each([['null'], ['[]'], ['"text"']])('%s is no group of settings', (file) => {
    expect(readConfiguration(file)).toEqual({
      configuration: defaults,
      problems: [{ setting: '', expected: 'group' }],
    });
  });

  test('cannot reach into prototypes', () => {
    const { configuration, problems } = readConfiguration('{"__proto__":{"currency":"EUR"}}');
    expect(problems).toEqual([{ setting: '__proto__', expected: 'nothing' }]);
    expect(configuration.currency).toBeNull();
    expect(Object.getPrototypeOf(configuration)).toBe(Object.prototype);
  });
});

describe('a brand of one’s own', () => {
  const read = (config: object) => readConfiguration(JSON.stringify(config)).configuration;

  test('takes nothing by default that names the provider, but where its dashboard is', () => {
    const { dashboard, ...rest } = read({ brand: { name: 'Acme' } });
    expect(JSON.stringify(rest)).not.toMatch(/otwa/i);
    expect(dashboard).toEqual({ name: '', origins: defaults.dashboard.origins });
  });

  test('keeps what it gives', () => {
    const brand = { name: 'Acme', logoUrl: '/logo.svg', supportUrl: 'https://acme.example/help' };
    const given = read({ brand, curlPrefix: 'PANEL', keysUrl: 'https://acme.example/keys' });
    expect(given).toMatchObject({ brand, curlPrefix: 'PANEL', keysUrl: 'https://acme.example/keys' });
  });
});

describe('the schema that editors read', () => {
  type Names = { readonly [name: string]: Names } | null;
  const namesOf = (group: SettingGroup): Names =>
    Object.fromEntries(
      Object.entries(group).map(([name, entry]) => [
        name,
        'holds' in entry && typeof entry.holds === 'function' ? null : namesOf(entry as SettingGroup), // else a group
      ]),
    );
  const namesIn = ({ properties }: Described): Names =>
    properties === undefined
      ? null
      : Object.fromEntries(
          Object.entries(properties)
            .filter(([name]) => name !== '$schema')
            .map(([name, inner]) => [name, namesIn(inner)]),
        );

  test('knows each setting, and no other', () => {
    expect(namesIn(schema)).toEqual(namesOf(settings));
  });

  test.each([
    [{}],
    [{ apiBaseUrl: '/api/v1', billingPath: '/billing', keysUrl: 'https://acme.example/keys?a=b' }],
    [{ apiBaseUrl: 'http://127.0.0.1:8787/api/v1' }],
    [{ brand: { name: 'Güneş Bulut', logoUrl: '/logo.svg', faviconUrl: 'data:image/png;base64,AAAA' } }],
    [{ brand: { accent: '#2F6FED', supportUrl: null, supportEmail: 'help@acme.example' } }],
    [{ dashboard: { name: 'Console', origins: ['https://a.example', 'http://localhost:3000'] } }],
    [{ currency: null, locale: 'tr-TR', curlPrefix: 'ACME_1' }],
    [{ pricing: { view: 'retail', method: 'margin', marginPercent: 12.5 } }],
    [{ session: { keep: 'memory', idleMinutes: 5, shareBetweenTabs: false }, sandbox: { offer: true } }],
  ])('accepts what the page accepts: %o', (file) => {
    expect(readConfiguration(JSON.stringify(file)).problems).toEqual([]);
    expect(editorAccepts(file) ? [] : editorAccepts.errors).toEqual([]);
  });
});
