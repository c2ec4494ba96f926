import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBareText } from './bareText.ts';

/** A component's props and what it returns, and words from the reason against it; without one it is allowed. */
const cases: Readonly<Record<string, readonly [props: string, code: string, reason?: string]>> = {
  textAlone: ['text: string', '<p>{text}</p>'],
  textOrElement: ['text: string', '<p>{text === "" ? <b /> : text}</p>'],
  textBesideElement: ['text: string', '<p><b />{text}</p>', '{text} stands beside other nodes'],
  textBesideCondition: ['text?: string', '<p>{text && <b />}{text}</p>', '{text} stands beside'],
  conditionBesideElement: ['text?: string; count?: number', '<p>{text && <b />}{count && <b />}</p>'],
  numberBesideElement: ['count: number', '<p><b />{count}</p>', '{count} stands beside'],
  slotBesideElement: ['slot: ReactNode', '<p><b />{slot}</p>', '{slot} stands beside'],
  elementsBesideElement: ['slot: Elements', '<p><b />{slot}</p>'],
  punctuation: ['slot: Elements', '<p>{slot} · <b /></p>', '· stands beside'],
  blank: ['slot: Elements', "<p>{slot} <b />{' '}<b /></p>"],
  comment: ['text: string', '<p>{/* why */}{text}</p>'],
  textInButton: ['text: string', '<Button><b />{text}</Button>', '{text} stands beside'],
  textInFragment: ['text: string', '<p><b /><>{text}</></p>', '{text} stands beside'],
  listOfTexts: ['texts: readonly string[]', '<p>{texts}</p>', '{texts} is a list of texts'],
  listOfElements: ['texts: string[]', '<p>{texts.map((text) => <b key={text}>{text}</b>)}</p>'],
  returnsText: ['text: string', 'text', 'text is returned by a component'],
  returnsPerhapsText: ['text: string', 'text === "" ? <b /> : text', 'is returned by a component'],
  returnsNothing: ['text: string', 'text === "" ? null : <b />'],
  sentence: ['text: string', '<Trans>With {text} and <b>more</b></Trans>'],
  sentenceBesideElement: ['text: string', '<p><b /><Trans>With {text}</Trans></p>'],
  countInSentence: ['count: number', '<Trans>{count} found</Trans>', '{count} is a number in a sentence'],
  plural: ['count: number', '<Plural value={count} one="# found" other="# found" />'],
  kept: ['text: string', '<p translate="no"><b />{text}</p>'],
  money: ['formats: Formats', '<b>{formats.money("1")}</b>', 'is no sentence'],
  perhapsMoney: ['formats: Formats; text: string', '<b>{text || formats.money("1")}</b>', 'is no sentence'],
  keptMoney: ['formats: Formats', '<b translate="no">{formats.money("1")}</b>'],
  moneyInName: ['formats: Formats', '<b aria-label={formats.money("1")} />'],
  code: ['text: string', '<code>{text}</code>', '<code> is no sentence'],
};

const root = join(import.meta.dirname, '../..');
const fileOf = (name: string): string => `src/ui/${name}.tsx`;
let findings: readonly string[];

beforeAll(() => {
  const files = Object.entries(cases).map(([name, [props, code]]) => [
    fileOf(name),
    [
      "import type { ReactNode } from 'react';",
      "import { Plural, Trans } from '@lingui/react/macro';",
      "import type { Formats } from '#i18n/formats.ts';",
      "import type { Elements } from '#ui/Trans.tsx';",
      "import { Button } from '#ui/Button.tsx';",
      `export function Case({ ${[...props.matchAll(/(\w+)\??:/g)].map(([, prop]) => prop).join(', ')} }: { ${props} }): ReactNode {`,
      `  return ${code};`,
      '}',
    ].join('\n'),
  ]);
  findings = findBareText(root, Object.fromEntries(files) as Record<string, string>);
});

describe('text that a page translator would break', () => {
  it('is nowhere in the app', () => {
    const ofCases = new Set(Object.keys(cases).map(fileOf));
    expect(findings.filter((one) => !ofCases.has(one.split(':')[0] ?? ''))).toEqual([]);
  });

  it.each(Object.entries(cases))('%s: %s', (name, [, , reason]) => {
    const found = findings
      .filter((one) => one.startsWith(`${fileOf(name)}:`))
      .map((one) => (reason !== undefined && one.includes(reason) ? reason : one));
    expect(found).toEqual(reason === undefined ? [] : [reason]);
  });
});
