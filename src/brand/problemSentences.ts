import type { ConfigurationProblems, SettingProblem } from './readConfiguration.ts';

/** Problems in English, for the console and the command line, which run without the message catalog. */
export const plainExpectations: Record<SettingProblem['expected'], string> = {
  text: 'should be a single line of 1 to 60 characters',
  apiAddress: 'should be a path such as /api/v1, or an https URL without a query',
  webAddress: 'should be an https URL',
  originList: 'should be a list of origins such as https://panel.example.com',
  image: 'should be a path on this site, or a PNG or SVG image as a data: URL',
  colour: 'should be a colour such as #2f6fed',
  email: 'should be an email address',
  path: 'should be a path that starts with a single slash',
  currency: 'should be a three-letter currency code, such as EUR',
  locale: 'should be a language tag such as en-GB',
  percent: 'should be a number from 0 to 999',
  minutes: 'should be a number of minutes from 1 to 1440',
  toggle: 'should be true or false',
  choice: 'isn’t one of the allowed values',
  words: 'should be a list of phrases, each with a replacement of at most 200 characters',
  prefix: 'should be capital letters, digits and underscores',
  group: 'should be a group of settings',
  allowedApi: 'is an address that this page isn’t allowed to connect to, so you can’t sign in here',
  nothing: 'isn’t a known setting and was ignored',
};

/** Whether the setting's default is used instead. */
export const takesDefault = (expected: SettingProblem['expected']): boolean =>
  expected !== 'nothing' && expected !== 'allowedApi';

/** Describes the problem with one setting, without its consequence. */
export const wrongWith = ({ setting, expected }: SettingProblem): string =>
  `${setting === '' ? 'config.json' : setting} ${plainExpectations[expected]}`;

const fileSentences = {
  tooLarge: 'config.json is larger than 64 kB. All settings take their defaults.',
  notJson: 'config.json is not valid JSON. All settings take their defaults.',
};

/** Each problem as one line: the settings' names, never their values. */
export function problemSentences({ problems, fileProblem }: ConfigurationProblems): readonly string[] {
  const lines = problems.map(
    (problem) => `${wrongWith(problem)}${takesDefault(problem.expected) ? '; the default is used' : ''}.`,
  );
  return fileProblem === undefined ? lines : [...lines, fileSentences[fileProblem]];
}
