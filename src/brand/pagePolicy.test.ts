import { expect, test } from 'vitest';
import { allowsOrigin, withPolicy } from './pagePolicy.ts';
import { contentSecurityPolicy } from '#tooling/securityHeaders.ts';

const page = '<html>\n  <head>\n    <meta charset="utf-8" />\n  </head>\n</html>';
const policyFor = (apiOrigin?: string) => contentSecurityPolicy({ apiOrigin, inPage: true });

test('the policy is the first in the head, and one alone however often it is written', () => {
  const once = withPolicy(page, policyFor());
  expect(once).toMatch(
    /^<html>\n {2}<head>\n {4}<meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
  );
  expect(once).not.toContain('frame-ancestors');
  const again = withPolicy(once, policyFor('https://api.example'));
  expect(again.match(/Content-Security-Policy/g)).toHaveLength(1);
  expect(again).toContain("connect-src 'self' https://api.example;");
  expect(withPolicy(again, policyFor())).toBe(once);
});

test.each([
  [policyFor('https://api.example'), 'https://api.example', true],
  [policyFor('https://api.example'), 'https://api.example.evil', false],
  [policyFor('https://api.example'), 'http://api.example', false],
  [policyFor('https://api.example:8443'), 'https://api.example', false],
  [policyFor(), 'https://api.example', false],
  ['img-src https://api.example', 'https://api.example', false],
  ['', 'https://api.example', false],
])('%s: %s is allowed: %s', (policy, origin, isAllowed) => {
  expect(allowsOrigin(policy, origin)).toBe(isAllowed);
});
