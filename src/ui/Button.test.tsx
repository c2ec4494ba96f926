// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Button } from './Button.tsx';

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

function show(element: ReactNode): HTMLButtonElement {
  act(() => root.render(element));
  const button = page.querySelector('button');
  if (!button) throw new Error('No button was rendered');
  return button;
}

function descriptionOf(button: HTMLElement): string | null | undefined {
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent;
}

describe('Button', () => {
  it('does what it is for', () => {
    const stop = vi.fn<() => void>();
    const button = show(<Button onClick={stop}>Stop</Button>);
    act(() => button.click());
    expect(stop).toHaveBeenCalledOnce();
    expect(button.hasAttribute('aria-disabled')).toBe(false);
  });

  it('with a reason it says why, keeps the focus and swallows clicks', () => {
    const stop = vi.fn<() => void>();
    const around = vi.fn<() => void>();
    const button = show(
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- stands for a row
      <div onClick={around}>
        <Button onClick={stop} disabledReason="The server is stopped already.">
          Stop
        </Button>
      </div>,
    );
    act(() => button.click());
    expect(stop).not.toHaveBeenCalled();
    expect(around).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(descriptionOf(button)).toBe('The server is stopped already.');
    act(() => button.focus());
    expect(document.activeElement).toBe(button);
  });

  it.each([
    ['unavailable', { disabledReason: 'Type the label first.' }],
    ['busy', { busy: true }],
  ])('%s it submits no form', (_, state) => {
    const submit = vi.fn<(event: { preventDefault(): void }) => void>((event) => event.preventDefault());
    const button = show(
      <form onSubmit={submit}>
        <Button type="submit" {...state}>
          Save
        </Button>
      </form>,
    );
    act(() => button.click());
    expect(submit).not.toHaveBeenCalled();
  });

  it('busy it keeps its name and swallows clicks', () => {
    const stop = vi.fn<() => void>();
    const button = show(
      <Button busy onClick={stop}>
        Stop
      </Button>,
    );
    act(() => button.click());
    expect(stop).not.toHaveBeenCalled();
    expect(button.textContent).toBe('Stop');
    expect(button.getAttribute('aria-busy')).toBe('true');
  });

  it('keeps the focus while its reason comes and goes', () => {
    const button = show(<Button>Stop</Button>);
    act(() => button.focus());
    const unavailable = show(<Button disabledReason="The server is stopped already.">Stop</Button>);
    expect(document.activeElement).toBe(unavailable);
    const available = show(<Button>Stop</Button>);
    expect(document.activeElement).toBe(available);
  });
});
