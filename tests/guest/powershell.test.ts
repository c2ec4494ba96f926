import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GuestSetup, isInterfaceName } from '#domain/guestNetwork/guestConfiguration.ts';
import { writeGuestConfiguration } from '#domain/guestNetwork/writeGuestConfiguration.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
let parser: Parser;
beforeAll(async () => {
  await Parser.init({ locateFile: (file: string) => join(folder, file) });
  parser = new Parser();
  parser.setLanguage(await Language.load(join(folder, 'tree-sitter-powershell.wasm')));
});

/** Where PowerShell's grammar finds a text wrong; empty if it is right. */
function wrongIn(text: string): readonly string[] {
  const tree = parser.parse(text);
  const wrong = tree?.rootNode.descendantsOfType('ERROR').map((node) => node?.text ?? '') ?? ['nothing read'];
  return tree?.rootNode.hasError === true && wrong.length === 0 ? ['something missing'] : wrong;
}

/** A setup with an adapter's name as it is typed. */
function named(name: string | undefined): GuestSetup {
  if (name !== undefined && !isInterfaceName(name, 'powershell')) throw new Error(`${name} is no name`);
  return {
    addresses: [
      { ip: '198.51.100.11', prefix: 24, gateway: '198.51.100.1' },
      { ip: '203.0.113.10', prefix: 32, gateway: '203.0.113.9' },
    ],
    leftOut: 1,
    interfaceName: name,
  };
}

const names = [
  undefined,
  'Ethernet 2',
  'Yerel Ağ Bağlantısı',
  'Yerel Ağ Bağlantısı 2 (şirket içi) – no',
  'Łącze',
  '以太网',
  'Ethernet '.repeat(11).trim(),
].filter((name) => name === undefined || isInterfaceName(name, 'powershell'));

describe.each(names)('PowerShell for the adapter %s', (name) => {
  const { configure, check, undo } = writeGuestConfiguration('powershell', named(name));

  it.each([
    ['set up', configure],
    ['check', check],
    ['undo', undo],
  ])('reads the text to %s', (_what, text) => {
    expect(wrongIn(text)).toEqual([]);
    expect(text).toMatch(/^(?:[\x20-\x7e]{0,100}\n)*$/);
  });

  it('finds each cut or unbalanced text wrong', () => {
    for (const broken of [configure.slice(0, -3), `${configure})`, configure.replace('@{', '@')])
      expect(wrongIn(broken)).not.toEqual([]);
  });
});

it('writes a name in letters that any console takes in', () => {
  const { configure } = writeGuestConfiguration('powershell', named('Yerel Ağ Bağlantısı'));
  const parts = [...configure.matchAll(/\$name \+= (?:'(.*)'|\(-join \(\[char\[\]\] @\((.*)\)\)\))/g)];
  const name = parts
    .map(([, plain, codes = '']) => plain ?? String.fromCharCode(...codes.split(', ').map(Number)))
    .join('');
  expect(name).toBe('Yerel Ağ Bağlantısı');
  expect(configure).toContain('Where-Object { $_.Name -eq $name }');
});
