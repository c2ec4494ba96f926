// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act, type ComponentProps } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { readServer } from '#domain/server.ts';
import { FormatsProvider } from '#i18n/FormatsContext.tsx';
import { serverAt } from '../../../tests/support/samplingTabs.ts';
import { StatsNotice } from './StatsNotice.tsx';

const now = Date.parse('2026-05-20T09:30:00Z');
const limit: ApiErrorFacts = { kind: 'rateLimited', status: 429, retryAt: now - 1_000 };
const refusal: ApiErrorFacts = { kind: 'forbidden', status: 403, scope: 'servers:read' };
const suspended = /^It’s suspended\. Only running servers have statistics\./;

test.each<
  [
    what: string,
    said: RegExp,
    facts: ApiErrorFacts | undefined,
    holdUp?: ComponentProps<typeof StatsNotice>['holdUp'],
    status?: string,
  ]
>([
  ['during a rest', /We’ll try again at /, limit, { until: now + 60_000 }],
  ['just after a rest', /^Waiting for the next sample\.$/, limit],
  ['after a rest of unknown length', /^Waiting for the next sample\.$/, { kind: 'rateLimited', status: 429 }],
  ['after a rest, without budget', /^This minute’s requests are used up\./, limit, 'budget'],
  ['during a rest, refused', /^This key may lack the permission/, refusal, { until: now + 60_000 }],
  ['suspended, by the refusal', suspended, { ...refusal, words: ['The server is suspended'] }],
  ['suspended, by the list', suspended, undefined, undefined, 'suspended'],
])('%s, the notice says %s', (_what, said, facts, holdUp, status = 'running') => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const server = readServer({ id: serverAt(1), label: 'web', status });
  if (server === undefined) throw new Error('unreadable');
  const page = document.createElement('div');
  const root = createRoot(page);
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <FormatsProvider locale="en" currency={null}>
          <StatsNotice
            server={server}
            isPaused={false}
            error={facts && new ApiError(facts)}
            holdUp={holdUp}
            lastAt={undefined}
            onAskAgain={() => undefined}
          />
        </FormatsProvider>
      </I18nProvider>,
    ),
  );
  expect(page.querySelector('[role=status]')?.textContent).toMatch(said);
  act(() => root.unmount());
  vi.unstubAllGlobals();
});
