// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { ApiErrorDetails } from './errorPanels.tsx';

const requestId = 'r1';

test.each<[ApiErrorFacts, RegExp]>([
  [
    { kind: 'forbidden', status: 403, scope: 'servers:read', words: ['Lacks servers:read'], requestId },
    /Lacks servers:read.*may lack the permission servers:read\. Use a key that has it/,
  ],
  [{ kind: 'notFound', status: 404, requestId }, /The API can’t find it\. It may have been terminated\./],
  [
    { kind: 'forbidden', status: 403, scope: 'servers:read', words: ['Server is suspended'], requestId },
    /^(?!.*may lack).*An administrator suspended this server/,
  ],
  [
    { kind: 'rateLimited', status: 429, words: ['Slow down'], retryAt: Date.UTC(2026, 0, 15, 12), requestId },
    /Slow down.*The API asks you to wait until \d+:\d\d:\d\d/,
  ],
  [{ kind: 'rateLimited', status: 429 }, /Wait a minute, then try again\./],
  [
    { kind: 'server', status: 500, words: ['Database is down', 'Sorry'], requestId },
    /Database is down · Sorry.*The API had a problem \(status 500\)\. Try again in a moment\./,
  ],
  [{ kind: 'server', status: 502, words: [], requestId }, /The API had a problem \(status 502\)/],
  [{ kind: 'network' }, /The API didn’t respond\. Check your connection, then try again\./],
  [{ kind: 'timeout' }, /The API didn’t respond in time\. Try again in a moment\./],
  [
    { kind: 'contract', status: 200, requestId },
    /couldn’t read the API’s response\. Something between you and the API may have changed it\./,
  ],
  [{ kind: 'contract', status: 200, isTooLarge: true, requestId }, /response is too large for this page\./],
])('of %o is said what to do', (facts, words) => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <ApiErrorDetails what="Couldn’t load the servers." error={new ApiError(facts)} />
      </I18nProvider>,
    ),
  );
  expect(page.textContent).toMatch(words);
  expect(page.textContent).not.toMatch(/failed/i);
  // A response carries the id by which the provider can look the request up.
  expect(page.textContent.includes('Request ID')).toBe(facts.requestId !== undefined);
  act(() => root.unmount());
  page.remove();
});
