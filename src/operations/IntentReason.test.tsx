// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { Intent } from './intent.ts';
import { IntentReason } from './IntentReason.tsx';

const asked: Intent = {
  serverId: '00000000-0000-4000-8000-000000000001',
  serverName: 'alpha',
  action: 'terminate',
  at: 0,
  state: 'notSent',
};

test.each<[Partial<Intent>, RegExp]>([
  [{ because: 'offline' }, /^You are offline/],
  [{ because: 'gate' }, /no key is signed in/],
  [{ because: 'busy' }, /on its way already, here or in another tab/],
  [{ because: 'journal' }, /does not let the page keep notes/],
  [{ because: 'unsettled' }, /nobody knows yet how an earlier request/],
  [{}, /^Nothing was sent\.$/],
  [{ state: 'refused', because: 'forbidden' }, /This key may not do it/],
  [
    { state: 'refused', because: 'forbidden', words: ['API key lacks servers:write'] },
    /^API key lacks servers:write$/,
  ],
  [{ state: 'refused', because: 'notFound' }, /does not know this server\. It may have been deleted\.$/],
  [{ state: 'refused', because: 'rateLimited' }, /Wait a minute, then try again\.$/],
  [{ state: 'refused', because: 'rateLimited', retryAt: 0 }, /asks to wait until \d.*\.$/],
  [
    { state: 'refused', because: 'rateLimited', retryAt: 0, words: ['Slow down'] },
    /^Slow down .*asks to wait until \d/,
  ],
  [{ state: 'refused', because: 'conflict', words: ['Busy with a backup'] }, /^Busy with a backup$/],
  [{ state: 'refused', because: 'conflict' }, /^The API gave no reason\.$/],
])('of %o the reason is %s', (part, words) => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <IntentReason intent={{ ...asked, ...part }} />
      </I18nProvider>,
    ),
  );
  expect(page.textContent).toMatch(words);
  act(() => root.unmount());
});
