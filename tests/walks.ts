import { spawnSync } from 'node:child_process';
import { root } from './proofs/proof.ts';

/**
 * `npm run walks [-- <how many> [<first seed>]]`: random walks over deploys, purchases and reinstalls in a real
 * browser, 200 by default (`tests/support/walk.ts`). A seed that fails prints its story, and fails the same way again.
 */
const [count = '200', first = '1'] = process.argv.slice(2);
const { status } = spawnSync('playwright test walks --reporter=line', {
  cwd: root,
  shell: true,
  stdio: 'inherit',
  env: { ...process.env, WALKS: count, FIRST_WALK: first },
});
process.exitCode = status ?? 1;
