// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { followSandbox, sandbox } from './sandbox.ts';

test('the page shows what the session says, and the brand’s icon again when it ends', () => {
  const page = document.documentElement;
  const icon = document.head.appendChild(document.createElement('link'));
  icon.rel = 'icon';
  icon.href = 'https://panel.example/acme.svg';
  // Found by the outline, of a session that could not be restored.
  page.dataset['sandbox'] = '';
  followSandbox();
  const shown = () => [page.hasAttribute('data-sandbox'), new URL(icon.href).pathname];
  expect(shown()).toEqual([false, '/acme.svg']);
  sandbox.set(true);
  expect(shown()).toEqual([true, '/sandbox.svg']);
  sandbox.set(true);
  sandbox.set(false);
  expect(shown()).toEqual([false, '/acme.svg']);
  icon.remove();
});
