// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import {
  answering,
  api,
  asked,
  minute,
  openTab,
  pass,
  prepareSamplingTabs,
  serverAt,
} from '../../../tests/support/samplingTabs.ts';

prepareSamplingTabs();

/** A tab whose page has asked for the load of server 0 before the app's code has come. */
async function openEarly() {
  const tab = await openTab();
  const { requestEarly } = await import('#api/earlyAnswers.ts');
  requestEarly({ baseUrl: '/api/v1', key: 'otwa_a1' }, `/servers/${serverAt(0)}/stats`);
  const { polls } = await import('#api/samplingPace.ts');
  return { ...tab, polls, sentAt: Date.now() };
}

test.each([
  ['it soon, asks a second after that', 400, [0, 1_000, 3_000, 6_000], [120, 1_120, 3_120, 6_120]],
  ['it late, asks at once', 2_000, [0, 2_000, 4_000, 7_000], [120, 2_120, 4_120, 7_120]],
  ['it too late, begins anew', 3_500, [0, 3_500, 4_500, 6_500], [3_620, 4_620, 6_620]],
])('a page that takes the answer to a request sent before %s', async (_name, wait, asks, answers) => {
  const tab = await openEarly();
  await pass(wait);
  tab.openServerPage();
  await pass(7_300 - wait);
  expect(asked.map(({ at }) => at - tab.sentAt)).toEqual(asks);
  expect(tab.samples.samplesOf(serverAt(0)).map(({ at }) => at - tab.sentAt)).toEqual(answers);
  expect(tab.polls()).toHaveLength(answers.length);
});

test('a page that takes a refusal asks no more', async () => {
  api.answer = answering({ message: 'Forbidden', statusCode: 403 }, { status: 403 });
  const tab = await openEarly();
  await pass(300);
  tab.openServerPage();
  await pass(minute);
  expect(tab.requests.refusalOfAll()?.kind).toBe('forbidden');
  expect(asked).toHaveLength(1);
});

test('a page whose early request met the limit waits as long as it says', async () => {
  api.answer = answering(
    { message: 'Slow down', statusCode: 429 },
    { status: 429, headers: { 'Retry-After': '7' } },
  );
  const tab = await openEarly();
  await pass(300);
  tab.openServerPage();
  await pass(6_500);
  expect(asked).toHaveLength(1);
  await pass(3_000);
  expect(asked.length).toBeGreaterThan(1);
});
