// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { customerView } from './customerView.ts';
import { switchCustomerView } from './CustomerViewSwitch.tsx';
import { endSession, openSession } from '#session/session.ts';
import { unnamedSession } from '../../tests/support/aSession.ts';

test('a browser that refuses storage keeps it for the page’s life, past another key, until the session ends', () => {
  const refuse = (): never => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  openSession(unnamedSession('one'));
  switchCustomerView(true);
  openSession(unnamedSession('other'));
  expect(customerView.get()).toBe(true);
  endSession();
  expect(customerView.get()).toBe(false);
});
