import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import { createQueryClient } from '#api/queryClient.ts';
import { BrandContext } from '#brand/BrandContext.ts';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { FormatsContext } from '#i18n/FormatsContext.tsx';
import { makeFormats } from '#i18n/formats.ts';
import { parseSearch, stringifySearch } from '#routes/-searchText.ts';
import { routeTree } from '#routes/routeTree.gen.ts';
import { endSession, openSession } from '#session/session.ts';
import { sessionOf } from '../support/aSession.ts';

export interface MountedApp {
  readonly page: HTMLElement;
  readonly queryClient: QueryClient;
  /** Lets go on whatever can go on. */
  readonly settle: (turns?: number) => Promise<void>;
  readonly close: () => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The app on one of its pages, signed in, whose every request is answered by `answer`. */
export async function mountApp(path: string, answer: (path: string) => string): Promise<MountedApp> {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('fetch', async (address: string) => {
    const below = new URL(address, 'http://panel.example').pathname.replace('/api/v1', '');
    return new Response(answer(below));
  });
  vi.stubGlobal('scrollTo', () => undefined);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  openSession({ ...sessionOf('fuzz'), who: { id: 'fuzz', email: 'a@example.com', name: 'Ada' } });
  const { configuration } = readConfiguration('');
  const queryClient = createQueryClient();
  const router = createRouter({
    routeTree,
    context: { queryClient },
    history: createMemoryHistory({ initialEntries: [path] }),
    parseSearch,
    stringifySearch,
  });
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <BrandContext value={configuration}>
          <FormatsContext value={makeFormats({ locale: 'en', currency: undefined })}>
            <QueryClientProvider client={queryClient}>
              <RouterProvider router={router as never /* registered for main.tsx's own */} />
            </QueryClientProvider>
          </FormatsContext>
        </BrandContext>
      </I18nProvider>,
    ),
  );
  const settle = (turns = 20): Promise<void> =>
    act(async () => {
      for (let left = turns; left > 0; left -= 1) await turn();
    });
  await settle();
  await settle();
  return {
    page,
    queryClient,
    settle,
    close() {
      act(() => root.unmount());
      page.remove();
      queryClient.clear();
      endSession();
    },
  };
}
