// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { getServerCredentials } from '#api/generated/servers/servers.ts';
import { openSession } from '#session/session.ts';
import { type Reveal, useReveal } from './useReveal.ts';
import { sessionOf } from '../../../tests/support/aSession.ts';

vi.mock('#api/generated/servers/servers.ts', async (original) => ({
  ...(await original<object>()),
  getServerCredentials: vi.fn<() => Promise<object>>(),
}));

test(
  'asked for five times in one moment, they are read once',
  { tags: 'cell-getServerCredentials-dbl' },
  async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    openSession(sessionOf('a1'));
    vi.mocked(getServerCredentials).mockResolvedValue({
      username: 'root',
      password: 'p4ss',
      ip: '192.0.2.1',
    });
    let reveal: Reveal | undefined;
    function Page() {
      reveal = useReveal('7d444840-9dc0-11d1-b245-5ffdce74fad2', 'alpha');
      return reveal.shown?.secret.credentials.password;
    }
    const page = document.createElement('div');
    act(() => createRoot(page).render(<Page />));
    await act(async () => {
      for (let click = 0; click < 5; click += 1) reveal?.reveal();
    });
    expect(page.textContent).toBe('p4ss');
    expect(getServerCredentials).toHaveBeenCalledTimes(1);
  },
);
