// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  listenForShortcuts,
  type Shortcut,
  switchSingleKeys,
  useKeyHint,
  useShortcuts,
} from './shortcuts.ts';

const all: readonly Shortcut[] = ['/', '?', 'g s', 'g d', 'g a', 'Mod+k'];
let answered: [Shortcut, typed: string][] = [];
const done = (): Shortcut[] => answered.map(([keys]) => keys);
let root: Root;
let stopListening: () => void;
const onEarly = vi.fn<() => void>();

function Page({ keys }: { keys: readonly Shortcut[] }) {
  useShortcuts(Object.fromEntries(keys.map((one) => [one, (text: string) => answered.push([one, text])])));
  return (
    <button type="button" title={useKeyHint()('g s')}>
      Servers
    </button>
  );
}

/** Shows a page on which these keys have actions. */
const show = (keys: readonly Shortcut[]): void =>
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <Page keys={keys} />
      </I18nProvider>,
    ),
  );

const agent = (platform: string): void => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(`Mozilla/5.0 (${platform}) AppleWebKit/605.1.15`);
};

/** Presses a key; returns whether the browser may still use it. */
const press = (key: string, more: KeyboardEventInit & { at?: number } = {}): boolean => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  if (more.at !== undefined) Object.defineProperty(event, 'timeStamp', { value: more.at });
  return (document.activeElement ?? document.body).dispatchEvent(event);
};

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  agent('X11; Linux x86_64');
  document.body.innerHTML = '<main></main><div></div>';
  root = createRoot(document.querySelector('main') ?? document.body);
  stopListening = listenForShortcuts(onEarly);
  onEarly.mockClear();
  answered = [];
  show(all);
});

afterEach(() => {
  press('Escape'); // which no later press may follow
  stopListening();
  act(() => root.unmount());
  switchSingleKeys(true);
});

describe('a key acts by the character that it makes', () => {
  it.each<[where: string, keys: [key: string, more?: KeyboardEventInit][], acts: Shortcut[]]>([
    ['without Shift', [['/']], ['/']],
    ['Shift+7, as Turkish and German keyboards have it', [['/', { shiftKey: true, code: 'Digit7' }]], ['/']],
    ['Shift+*, as Turkish keyboards have it', [['?', { shiftKey: true, code: 'Minus' }]], ['?']],
    ['a place where others have it', [['-', { code: 'Slash' }]], []],
    ['under Caps Lock', [['G'], ['S']], ['g s']],
    ['with Shift', [['G', { shiftKey: true }], ['s']], []],
    ['with Ctrl', [['/', { ctrlKey: true }]], []],
    ['with Alt', [['?', { altKey: true }]], []],
    ['with AltGr, which is Ctrl+Alt', [['/', { ctrlKey: true, altKey: true }]], []],
    ['with ⌘', [['g', { metaKey: true }], ['s']], []],
    ['held down', [['/', { repeat: true }]], []],
    ['in an input method', [['/', { isComposing: true }]], []],
    ['Ctrl+K', [['k', { ctrlKey: true }]], ['Mod+k']],
    ['Ctrl+K under Caps Lock', [['K', { ctrlKey: true }]], ['Mod+k']],
    ['Ctrl+Shift+K', [['K', { ctrlKey: true, shiftKey: true }]], []],
    ['⌘K elsewhere than on Apple’s keyboards', [['k', { metaKey: true }]], []],
    [
      'Ctrl and the key in K’s place, in an alphabet without it',
      [['л', { ctrlKey: true, code: 'KeyK' }]],
      ['Mod+k'],
    ],
    ['Ctrl and the key in K’s place, where K is elsewhere', [['t', { ctrlKey: true, code: 'KeyK' }]], []],
    ['K', [['k']], []],
  ])('%s', (_where, keys, acts) => {
    for (const [key, more] of keys) press(key, more);
    expect(done()).toEqual(acts);
  });

  it.each(['Macintosh; Intel Mac OS X 10_15_7', 'iPad; CPU OS 18_5 like Mac OS X'])(
    '%s has ⌘K',
    (platform) => {
      agent(platform);
      press('k', { ctrlKey: true });
      expect(done()).toEqual([]);
      press('k', { metaKey: true });
      expect(done()).toEqual(['Mod+k']);
    },
  );
});

describe('two keys in a row', () => {
  it.each<[what: string, keys: [key: string, at: number, more?: KeyboardEventInit][], acts: Shortcut[]]>([
    ['soon', [['g', 0], ['d', 1_400]], ['g d']], // prettier-ignore
    ['too late', [['g', 0], ['d', 1_600]], []], // prettier-ignore
    ['with another between them', [['g', 0], ['x', 100], ['d', 200]], []], // prettier-ignore
    ['begun anew', [['g', 0], ['g', 100], ['a', 200]], ['g a']], // prettier-ignore
    ['while the first is held down', [['g', 0], ['g', 500, { repeat: true }], ['s', 600]], ['g s']], // prettier-ignore
    ['the second one alone', [['s', 0]], []], // prettier-ignore
    ['and one that acts by itself', [['g', 0], ['?', 100], ['s', 200]], ['?']], // prettier-ignore
  ])('%s', (_what, keys, acts) => {
    for (const [key, at, more] of keys) press(key, { at, ...more });
    expect(done()).toEqual(acts);
  });
});

describe('the focus', () => {
  it.each<[html: string, single: boolean, control: boolean]>([
    ['<input>', false, true],
    ['<input type="search">', false, true],
    ['<textarea></textarea>', false, true],
    ['<select></select>', false, true],
    ['<p contenteditable tabindex="0"></p>', false, true],
    ['<input type="checkbox">', true, true],
    ['<input type="radio">', true, true],
    ['<button>Refresh</button>', true, true],
    ['<div role="menu" tabindex="-1"></div>', false, false],
    ['<button>Actions</button><div role="menu"></div>', false, false],
  ])('%s', (html, single, control) => {
    const place = document.querySelector('div');
    if (place !== null) place.innerHTML = html;
    place?.querySelector<HTMLElement>('*')?.focus();
    expect(document.activeElement).not.toBe(document.body);
    // What acts is not left to the browser, which would write "/" into the field that has just got the focus.
    expect([press('/'), press('k', { ctrlKey: true })]).toEqual([!single, !control]);
    expect(done()).toEqual([...(single ? ['/'] : []), ...(control ? ['Mod+k'] : [])]);
  });

  it('begins anew after something was typed', () => {
    const field = document.querySelector('div')?.appendChild(document.createElement('input'));
    press('g');
    field?.focus();
    press('s');
    field?.blur();
    press('s');
    expect(done()).toEqual([]);
  });

  it.each([
    ['a field', '<input>', ['Mod+k']],
    ['a menu', '<div role="menu" tabindex="-1"></div>', []],
  ] as const)('in %s by the time its code is there, makes a key wait', (_where, html, acts) => {
    const place = document.querySelector('div');
    for (const [key, more] of [['?'], ['k', { ctrlKey: true }]] as const) {
      show([]);
      press(key, more);
      if (place !== null) place.innerHTML = html;
      place?.querySelector<HTMLElement>('*')?.focus();
      show(all);
      place?.replaceChildren();
    }
    expect(done()).toEqual(acts);
  });

  it('passes over a form that the browser fills in, whose events have no key', () => {
    const event = new Event('keydown', { bubbles: true });
    expect(document.body.dispatchEvent(event)).toBe(true);
    expect(done()).toEqual([]);
  });

  it('leaves a key to who has used it', () => {
    document.querySelector('div')?.addEventListener('keydown', (event) => event.preventDefault());
    const button = document.querySelector('div')?.appendChild(document.createElement('button'));
    button?.focus();
    press('/');
    expect(done()).toEqual([]);
  });
});

it('waits for the code of a key that was pressed early, and not for long', () => {
  show([]);
  for (const key of ['Tab', '/', 's', 'k']) press(key);
  expect(onEarly).toHaveBeenCalledTimes(0);
  for (const key of ['g', '?']) press(key);
  expect(press('k', { ctrlKey: true })).toBe(false); // the browser would go to its own search
  expect(onEarly).toHaveBeenCalledTimes(3);
  show(all);
  expect(done()).toEqual(['Mod+k']);
  show([]);
  press('g', { at: performance.now() - 3_000 });
  press('a', { at: performance.now() - 2_000 });
  show(all);
  show(all);
  expect(done()).toEqual(['Mod+k']);
  show([]);
  press('g');
  press('a');
  show(all);
  show(all);
  expect(done()).toEqual(['Mod+k', 'g a']);
});

it.each<[keys: string[], acts: [Shortcut, typed: string][]]>([
  [['g', ' ', 'Shift', 'd', '/'], [['Mod+k', 'g d/']]],
  [['1', 'Enter'], [['Mod+k', '1']]],
  [['1', 'Escape'], []],
  [['1', 'Escape', '?'], [['?', '']]],
])('keeps what is typed after Ctrl+K for the field that is still loading: %j', (keys, acts) => {
  show([]);
  press('k', { ctrlKey: true });
  for (const key of keys) press(key);
  show(all);
  expect(answered).toEqual(acts);
});

it('switched off, single keys rest and are hinted at nowhere; Ctrl+K stays', () => {
  const link = document.querySelector('button');
  expect(link?.title).toBe('Shortcut: g s');
  act(() => switchSingleKeys(false));
  expect(link?.title).toBe('');
  for (const key of ['/', '?', 'g', 's']) expect(press(key)).toBe(true);
  expect(done()).toEqual([]);
  press('k', { ctrlKey: true });
  expect(done()).toEqual(['Mod+k']);
  act(() => switchSingleKeys(true));
  press('?');
  expect([link?.title, ...done()]).toEqual(['Shortcut: g s', 'Mod+k', '?']);
});
