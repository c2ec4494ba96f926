// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { readIntent } from '#operations/intents/intentRules.ts';
import { IntentReason } from './WriteProblem.tsx';

const asked: Intent = {
  serverId: '00000000-0000-4000-8000-000000000001',
  serverName: 'alpha',
  action: 'terminate',
  at: 0,
  state: 'notSent',
};

const refused = (failure: ApiErrorFacts): Partial<Intent> => ({ state: 'refused', failure });
const limit = { kind: 'rateLimited', status: 429 } as const;

test.each<[Partial<Intent>, RegExp]>([
  [{ because: 'offline' }, /^You’re offline/],
  [{ because: 'gate' }, /you’re not signed in/],
  [{ because: 'busy' }, /already in progress, here or in another tab/],
  [{ because: 'locks' }, /doesn’t say whether another tab is doing the same/],
  [{ because: 'journal' }, /doesn’t let the page store data/],
  [{ because: 'unsettled' }, /we don’t know yet whether an earlier request/],
  [{ because: 'changed' }, /the server was changed elsewhere in the meantime/],
  [{}, /^Nothing was sent\.$/],
  [
    refused({ kind: 'forbidden', status: 403, operationId: 'serverPowerAction', scope: 'servers:write' }),
    /^This key doesn’t have servers:write\./,
  ],
  [
    refused({
      kind: 'forbidden',
      status: 403,
      operationId: 'serverPowerAction',
      scope: 'servers:write',
      words: ['Suspended by the owner'],
    }),
    /^Suspended by the ownerAn administrator suspended this server/,
  ],
  [refused({ kind: 'notFound', status: 404 }), /The API can’t find it\. It may have been terminated\.$/],
  [refused(limit), /Wait a minute, then try again\.$/],
  [refused({ ...limit, retryAt: 0 }), /asks you to wait until \d.*\.$/],
  [refused({ ...limit, retryAt: 0, words: ['Slow down'] }), /^Slow down.*asks you to wait until \d/],
  [refused({ kind: 'conflict', status: 409, words: ['Busy with a backup'] }), /^Busy with a backup$/],
  [refused({ kind: 'conflict', status: 409 }), /^The API refused the request \(status 409\)\.$/],
  // Not "try again": it may have been done.
  [refused({ kind: 'server', status: 500 }), /^The API had a problem \(status 500\)\.$/],
  [refused({ kind: 'network' }), /^The API didn’t respond\.$/],
  [refused({ kind: 'timeout' }), /^The API didn’t respond in time\.$/],
  [refused({ kind: 'contract', status: 200 }), /^We couldn’t read the API’s response\.$/],
  [refused({ ...limit, isFromApi: false }), /^Something .* answered instead \(status 429\)\.$/],
  [refused({ kind: 'intermediary', status: 403 }), /answered instead \(status 403\)\.$/],
  [{ state: 'refused' }, /^The API didn’t give a reason\.$/],
])('of %o the reason is %s, after a reload too', (part, words) => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <IntentReason intent={readIntent(JSON.parse(JSON.stringify({ ...asked, ...part }))) ?? asked} />
      </I18nProvider>,
    ),
  );
  expect(page.textContent).toMatch(words);
  act(() => root.unmount());
});
