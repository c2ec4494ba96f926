import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { webManifest } from './webManifest.ts';

const picture = 'data:image/png;base64,AAAA';

/** The parts of the manifest that follow from these settings of a brand. */
function manifestOf(brand: Readonly<Record<string, string>>) {
  const text = webManifest(readConfiguration(JSON.stringify({ brand })).configuration);
  // The shape that webManifest writes.
  const { name, theme_color, icons } = JSON.parse(text) as {
    name: string;
    theme_color: string;
    icons: { src: string; type?: string }[];
  };
  return [name, theme_color, icons[0]?.src, icons[0]?.type];
}

describe('webManifest', () => {
  it.each<[string, Record<string, string>, ReturnType<typeof manifestOf>]>([
    ['nobody’s name and icon', {}, ['Server dashboard', '#2f6fed', 'favicon.svg', 'image/svg+xml']],
    [
      'nobody’s icon with a name alone',
      { name: 'Acme' },
      ['Acme', '#2f6fed', 'favicon.svg', 'image/svg+xml'],
    ],
    [
      'the accent and the logo',
      { name: 'Acme', accent: '#16a34a', logoUrl: '/acme/logo.svg' },
      ['Acme', '#16a34a', '/acme/logo.svg', 'image/svg+xml'],
    ],
    [
      'the icon rather than the logo',
      { name: 'Acme', logoUrl: '/logo.svg', faviconUrl: picture },
      ['Acme', '#2f6fed', picture, 'image/png'],
    ],
    [
      'no type that can’t be known',
      { name: 'Acme', faviconUrl: '/icon' },
      ['Acme', '#2f6fed', '/icon', undefined],
    ],
  ])('has %s', (_name, brand, expected) => {
    expect(manifestOf(brand)).toEqual(expected);
  });

  it('says nothing of the provider where nothing is configured, or a name alone', () => {
    for (const text of ['', '{}', '{"brand":{"name":"Acme"}}'])
      expect(webManifest(readConfiguration(text).configuration)).not.toMatch(/otwa/i);
  });

  it('is what the app is built with, until there is a configuration', () => {
    const built = new URL('../../public/manifest.webmanifest', import.meta.url);
    expect(readFileSync(built, 'utf8')).toBe(webManifest(readConfiguration('').configuration));
  });
});
