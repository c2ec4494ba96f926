import { expect, test } from '../support/fixtures.ts';
import { beginWalk } from '../support/walk.ts';

/** The quickest seeds of those that `npm run walks` takes. */
const quickest = [2, 6, 36, 92, 100, 136];
const wanted = Number(process.env['WALKS'] ?? 0);
const first = Number(process.env['FIRST_WALK'] ?? 1);
const seeds = wanted > 0 ? Array.from({ length: wanted }, (_, index) => first + index) : quickest;

for (const seed of seeds) {
  test(`a walk never pays or wipes more often than was asked for, and says nothing false: seed ${seed}`, async ({
    request,
    sandbox,
    baseURL,
  }) => {
    const walk = await beginWalk(seed, { request, sandbox, baseURL: baseURL ?? '' });
    try {
      for (let steps = 0; steps < 5; steps += 1) await walk.step();
      await walk.end();
    } catch (thrown) {
      throw new Error(`seed ${seed}:\n${walk.story.join('\n')}\n${String(thrown)}`, { cause: thrown });
    } finally {
      await walk.close();
    }
    expect(walk.story.length).toBeGreaterThan(0);
  });
}
