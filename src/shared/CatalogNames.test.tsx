// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, test, vi } from 'vitest';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { contrast } from '#domain/colour.ts';
import { readOsFamilies } from '#domain/osTemplates.ts';
import { readRegions } from '#domain/regions.ts';
import { namesOf, regionNames } from './CatalogNames.tsx';
import { plainNames } from './names.tsx';

const picture = 'data:image/png;base64,AAAA';
const families = readOsFamilies([
  { id: 'ubuntu-24.04', family: 'Ubuntu', label: 'Ubuntu 24.04 LTS', icon: picture, color: '#E95420' },
  { id: 'ubuntu-24.04', family: 'Copies', label: 'A second of its id' },
  { id: 'debian-13', family: 'Debian', label: 'Debian 13', icon: 'https://cdn.example.com/d.svg' },
  { id: 'rocky-9.6', family: 'Rocky Linux', label: 'Otwa Rocky 9.6', icon: '/otwa/rocky.svg' },
  { id: 'fedora-43', family: '', label: '', color: '#51A2DA' },
]);
const regions = readRegions([
  { slug: 'tr-ist-01', name: 'İstanbul, Türkiye' },
  { slug: 'de-fra-01', name: 'OTWA Frankfurt' },
]);
const brandOf = (configuration: object) => readConfiguration(JSON.stringify(configuration)).configuration;
const provider = brandOf({ regionLabels: { 'OTWA AMS': 'Amsterdam' } });
const acme = brandOf({ brand: { name: 'Acme' }, regionLabels: { 'tr-ist-01': 'Home' } });

test.each([
  [provider, 'ubuntu-24.04', 'Ubuntu 24.04 LTS'],
  [provider, 'rocky-9.6', 'Otwa Rocky 9.6'],
  [acme, 'rocky-9.6', 'Rocky 9.6'],
  [provider, 'fedora-43', 'fedora-43'],
  [provider, 'plan9-4', 'plan9-4'],
  [provider, 'constructor', 'constructor'],
  [provider, '', ''],
])('%#: an operating system', (brand, id, name) => {
  expect(namesOf(families, regions, brand).os(id)).toBe(name);
});

test.each([
  [provider, 'tr-ist-01', 'İstanbul, Türkiye'],
  [acme, 'tr-ist-01', 'Home'],
  [acme, 'İstanbul, Türkiye', 'Home'],
  [provider, 'OTWA AMS', 'Amsterdam'],
  [provider, 'OTWA IST', 'OTWA IST'],
  [acme, 'OTWA IST', 'IST'],
  [acme, 'de-fra-01', 'Frankfurt'],
])('%#: a region', (brand, text, name) => {
  expect(namesOf(families, regions, brand).region(text)).toBe(name);
});

it('without a catalog leaves everything as it came, as the page does before it', () => {
  for (const brand of [provider, acme]) {
    const without = namesOf([], [], brand);
    const before = plainNames(brand);
    for (const text of ['ubuntu-24.04', 'otwa-linux', 'OTWA IST', 'OTWA AMS', 'tr-ist-01', '']) {
      expect(without.os(text)).toBe(before.os(text));
      expect(without.region(text)).toBe(before.region(text));
      expect(without.inLink(text)).toBe(before.inLink(text));
    }
  }
});

it('a link has the API’s own text, without the provider’s name under a brand', () => {
  expect(namesOf(families, regions, provider).inLink('OTWA AMS')).toBe('OTWA AMS');
  expect(namesOf(families, regions, acme).inLink('OTWA AMS')).toBe('AMS');
  expect(namesOf(families, regions, acme).inLink('ubuntu-24.04')).toBe('ubuntu-24.04');
});

test.each([
  ['lts', { os: 'ubuntu-24.04', region: '' }],
  ['rocky linux', { os: 'rocky-9.6', region: '' }],
  ['home', { os: '', region: 'tr-ist-01' }],
  ['istanbul', { os: '', region: 'tr-ist-01' }],
  ['turkiye', { os: '', region: 'tr-ist-01' }],
  ['tr-ist-01', { os: '', region: 'İstanbul, Türkiye' }],
])('%o finds a server by its folded names', (word, server) => {
  expect(namesOf(families, regions, acme).words(server)).toContain(word);
});

it('names all regions of a plan', () => {
  const names = namesOf(families, regions, provider);
  expect(regionNames(['tr-ist-01', 'OTWA AMS'], names)).toBe('İstanbul, Türkiye · Amsterdam');
  expect(regionNames([], names)).toBe('');
});

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));

/** The mark as it is on the page. */
function markOf(id: string, brand = provider): { element: Element; unmount: () => void } {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  act(() => root.render(namesOf(families, regions, brand).mark(id)));
  if (host.firstElementChild === null) throw new Error(`${id} has no mark`);
  return { element: host.firstElementChild, unmount: () => act(() => root.unmount()) };
}

it('a safe picture tells nobody who looks, and gives way to the initial in every row if it doesn’t load', () => {
  const { element, unmount } = markOf('ubuntu-24.04');
  expect(element.getAttribute('src')).toBe(picture);
  expect(element.getAttribute('referrerpolicy')).toBe('no-referrer');
  expect(element.getAttribute('aria-hidden')).toBe('true');
  const { parentElement: host } = element;
  act(() => void element.dispatchEvent(new Event('error')));
  expect(host?.firstElementChild?.getAttribute('data-initial')).toBe('U');
  unmount();
  expect(markOf('ubuntu-24.04').element.getAttribute('data-initial')).toBe('U');
});

test.each([
  ['another host’s picture', 'debian-13', provider, 'D'],
  ['a picture whose address names the provider, under a brand', 'rocky-9.6', acme, 'R'],
  ['no family', 'fedora-43', provider, 'F'],
  ['an id that the catalog doesn’t know', 'plan9-4', provider, 'P'],
])('%s: the initial', (_what, id, brand, initial) => {
  const { element } = markOf(id, brand);
  expect(element.tagName).toBe('SPAN');
  expect(element.getAttribute('data-initial')).toBe(initial);
});

it('a picture file of the page’s own origin is shown under the provider’s own brand', () => {
  expect(markOf('rocky-9.6').element.getAttribute('src')).toBe(`${location.origin}/otwa/rocky.svg`);
});

it('an initial can be read on each colour that the catalog may have; without one it is neutral', () => {
  const { style } = markOf('fedora-43').element as HTMLElement;
  expect(style.getPropertyValue('--colour')).toBe('#51A2DA');
  expect(markOf('debian-13').element.hasAttribute('style')).toBe(false);
  const sheet = readFileSync(join(import.meta.dirname, '../ui/styles.css'), 'utf8');
  const [, least, most, chroma] =
    /oklch\(from var\(--colour\) clamp\(([\d.]+), l, ([\d.]+)\) min\(c, ([\d.]+)\) h\)/.exec(sheet) ?? [];
  for (const l of [Number(least), Number(most)])
    for (let h = 0; h < 360; h += 1)
      for (const c of [0, Number(chroma) / 2, Number(chroma)])
        expect(contrast({ l, c, h }, { l: 1, c: 0, h: 0 }), `hue ${h}`).toBeGreaterThanOrEqual(4.5);
});
