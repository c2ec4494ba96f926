// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { useStillWaiting } from './Spinner.tsx';

function Wait() {
  return useStillWaiting() ? 'still working' : 'working';
}

it('calls a wait long after eight seconds, not before', () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  try {
    const page = document.createElement('div');
    const root = createRoot(page);
    act(() => root.render(<Wait />));
    act(() => void vi.advanceTimersByTime(7999));
    expect(page.textContent).toBe('working');
    act(() => void vi.advanceTimersByTime(1));
    expect(page.textContent).toBe('still working');
    act(() => root.unmount());
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
