// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { openSession } from '#session/session.ts';
import { askForLink } from './askForLink.ts';
import { type Handoff, useHandoff } from './useHandoff.ts';
import { sessionOf } from '../../../tests/support/aSession.ts';

vi.mock('./askForLink.ts', () => ({ askForLink: vi.fn<() => object>() }));

test(
  'asked for five times in one moment, a link is minted once',
  { tags: ['cell-issueAccountSso-dbl', 'cell-issueServerSso-dbl'] },
  async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    openSession(sessionOf('a1'));
    const link = { url: 'https://otwa.cloud/sso?t=1', lifetime: 300_000 };
    vi.mocked(askForLink).mockReturnValue({
      answer: Promise.resolve({ is: 'ready', link }),
      abort: () => undefined,
    });
    let handoff: Handoff | undefined;
    function Page() {
      handoff = useHandoff({ serverId: '', serverName: '' });
      return handoff.state.is;
    }
    const page = document.createElement('div');
    act(() => createRoot(page).render(<Page />));
    await act(async () => {
      for (let click = 0; click < 5; click += 1) handoff?.open();
    });
    expect(page.textContent).toBe('ready');
    act(() => handoff?.open());
    expect(askForLink).toHaveBeenCalledTimes(1);
  },
);
