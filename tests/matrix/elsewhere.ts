import type { TestName } from '../support/testTitles.ts';

/** Cells that only a component or a browser shows, each with the test that holds it. */
export const provenElsewhere: Readonly<Record<string, TestName>> = {
  'issueAccountSso dbl': {
    file: 'src/features/handoff/useHandoff.test.tsx',
    title: 'asked for five times in one moment, a link is minted once',
  },
  'issueServerSso dbl': {
    file: 'src/features/handoff/useHandoff.test.tsx',
    title: 'asked for five times in one moment, a link is minted once',
  },
  'getServerCredentials dbl': {
    file: 'src/features/credentials/useReveal.test.tsx',
    title: 'asked for five times in one moment, they are read once',
  },
  'getServerCredentials offl': {
    file: 'tests/e2e/passwordResetOnce.spec.ts',
    title:
      'offline: nothing is sent, and nothing is sent later; reloaded in the middle: it may have changed, and is not sent again',
  },
};
