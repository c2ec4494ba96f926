import { expect, test, vi } from 'vitest';
import { customerView } from './customerView.ts';
import { switchCustomerView } from './CustomerViewSwitch.tsx';
import { endSession, openSession } from './session.ts';

test('a browser that refuses storage keeps it for the page’s life, past another key, until the session ends', () => {
  const refuse = (): never => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  openSession({ key: 'one', who: { last4: 'one' } });
  switchCustomerView(true);
  openSession({ key: 'other', who: { last4: 'ther' } });
  expect(customerView.get()).toBe(true);
  endSession();
  expect(customerView.get()).toBe(false);
});
