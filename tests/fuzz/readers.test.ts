import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAnswer, wordsOf } from '#api/answer.ts';
import { operations } from '#api/generated/operations.ts';
import { type GoodAnswers, goodAnswers, mutations, seed } from './goodAnswers.ts';
import { mutatedAnswers } from './mutate.ts';
import { readers } from './readers.ts';

let good: GoodAnswers;
beforeAll(async () => {
  good = await goodAnswers();
  console.log(`fuzz: FUZZ_SEED=${seed}, ${operations.length} operations × ${mutations} mutations`);
});

/** Everything that a page could show of it, however deep. */
function shown(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(shown);
}

describe.each(operations)('$operationId', (operation) => {
  test(`${mutations} mutations of a good answer are read, or are none`, () => {
    let read = 0;
    let runs = 0;
    fc.assert(
      fc.property(mutatedAnswers(good.of.get(operation.operationId)), ({ text }) => {
        runs += 1;
        const parsed = parseAnswer(operation, text);
        // As the words of an error, too.
        const words = wordsOf(runs % 2 === 0 ? text : `{"message":${text}}`);
        expect(words.every((said) => said.length <= 200)).toBe(true);
        if (!parsed.ok) return;
        read += 1;
        const values = shown(readers[operation.operationId](parsed.value, good.serverId));
        const odd = values.filter(
          (value) =>
            (typeof value === 'number' && !Number.isFinite(value)) ||
            (typeof value === 'string' && (value.length > 4_096 || /NaN|Infinity|\[object/.test(value))),
        );
        expect(odd).toEqual([]);
      }),
      { seed: seed + operations.indexOf(operation), numRuns: mutations },
    );
    expect(read).toBeGreaterThan(mutations / 3);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});
