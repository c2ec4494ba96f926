// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { KeyForm } from './KeyForm.tsx';
import { type SignInResult, tryKey } from './signIn.ts';
import { unnamedSession } from '../../tests/support/aSession.ts';

vi.mock('./signIn.ts', () => ({ tryKey: vi.fn<() => Promise<object>>() }));

test('who signs out while a key is being checked stays signed out', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const checked = Promise.withResolvers<SignInResult>();
  vi.mocked(tryKey).mockReturnValue(checked.promise);
  const onAccepted = vi.fn<() => void>();
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <KeyForm onAccepted={onAccepted} submit="Sign in" />
      </I18nProvider>,
    ),
  );
  act(() => page.querySelector('form')?.requestSubmit());
  expect(tryKey).toHaveBeenCalledTimes(1);
  act(() => root.unmount());
  checked.resolve({ session: unnamedSession('k') });
  await act(() => checked.promise);
  expect(onAccepted).not.toHaveBeenCalled();
});
