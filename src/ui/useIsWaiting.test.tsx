// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { useIsWaiting } from './useIsWaiting.ts';

function Wait({ until }: { until: number | undefined }) {
  return useIsWaiting(until) ? 'waiting' : 'over';
}

it('waits until the moment has come, and anew for another one', () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers({ now: 0 });
  try {
    const page = document.createElement('div');
    const root = createRoot(page);
    const show = (until: number | undefined): void => act(() => root.render(<Wait until={until} />));
    show(undefined);
    expect(page.textContent).toBe('over');
    show(30_000);
    act(() => void vi.advanceTimersByTime(29_999));
    expect(page.textContent).toBe('waiting');
    act(() => void vi.advanceTimersByTime(1));
    expect(page.textContent).toBe('over');
    show(60_000);
    expect(page.textContent).toBe('waiting');
    act(() => root.unmount());
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
