// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { scopedName } from '#domain/scopedName.ts';
import { sessionOf } from '../../../tests/support/aSession.ts';
import { LocalChannel } from '../../../tests/support/localChannel.ts';
import {
  answering,
  api,
  asked,
  askedFor,
  hanging,
  longestSilence,
  minute,
  missing,
  mostInAMinute,
  openTab,
  pass,
  prepareSamplingTabs,
  sample,
  serverAt,
  serversFrom,
  spreadOver,
} from '../../../tests/support/samplingTabs.ts';

prepareSamplingTabs();

test('what is asked for one account is never shown to another', async () => {
  const tab = await openTab();
  api.answer = answering(sample, { after: 2_000 });
  tab.startSampling('load', () => serversFrom(0, 1));
  await pass(500);
  api.answer = answering({ ...sample, cpu: 99 }, { after: 3_000 });
  tab.session.openSession(sessionOf('b2'));
  await pass(2_000);
  expect(tab.samples.latestSample(serverAt(0))).toBeUndefined();
  await pass(2_000);
  expect(tab.samples.latestSample(serverAt(0))?.cpu).toBe(99);
});

describe('a wall of 12', () => {
  test('asks evenly, 36 a minute at most', async () => {
    const tab = await openTab();
    const ids = serversFrom(0, 12);
    tab.startSampling('watch', () => ids);
    await pass(5_000);
    expect(missing(tab, ids)).toBe(0);
    expect(tab.watchInterval(12)).toBe(20_000);
    await pass(10 * minute);
    expect(mostInAMinute(asked)).toBeLessThanOrEqual(36);
    expect(asked.length).toBeGreaterThan(340);
    expect(longestSilence(asked)).toBeLessThan(4_000);
    const [least, most] = spreadOver(ids);
    expect(most - least).toBeLessThanOrEqual(1);
  });

  test('gives way to another program with the same key', async () => {
    const tab = await openTab();
    api.answer = answering(sample, { headers: { 'x-ratelimit-remaining': '20' } });
    tab.startSampling('watch', () => serversFrom(0, 12));
    await pass(minute);
    expect(asked.length).toBeLessThan(8);
  });
});

describe('several windows of one key', () => {
  test('a list, a server’s page and a wall: 50 a minute at most, and none starves', async () => {
    const [list, page, wall] = [await openTab(), await openTab(), await openTab()];
    list.startSampling('load', () => serversFrom(0, 20));
    page.openServerPage();
    wall.startSampling('watch', () => serversFrom(0, 12));
    await pass(10 * minute);
    expect(mostInAMinute(asked)).toBeLessThanOrEqual(50);
    expect(longestSilence(asked)).toBeLessThan(5_000);
    expect(longestSilence(askedFor([serverAt(0)]))).toBeLessThan(6_000);
    for (const id of serversFrom(1, 11)) expect(longestSilence(askedFor([id]))).toBeLessThan(90_000);
    for (const id of serversFrom(12, 8)) expect(longestSilence(askedFor([id]))).toBeLessThan(180_000);
    // Each window shows what the others were answered.
    expect([list, page, wall].map((tab) => missing(tab, serversFrom(0, 20)))).toEqual([0, 0, 0]);

    wall.show(false);
    page.show(false);
    await pass(2 * minute);
    asked.length = 0;
    await pass(5 * minute);
    // What they had is the list's again.
    expect(asked.length).toBeGreaterThan(140);
    expect(missing(wall, serversFrom(0, 12))).toBe(0);
    list.show(false);
    asked.length = 0;
    await pass(5 * minute);
    expect(asked).toEqual([]);
  });

  test('two that show the same ask for each server once', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const ids = serversFrom(0, 12);
    one.startSampling('load', () => ids);
    await pass(400);
    other.startSampling('load', () => ids);
    await pass(14_000);
    expect(asked.length).toBeLessThanOrEqual(13);
    expect([missing(one, ids), missing(other, ids)]).toEqual([0, 0]);
    await pass(10 * minute);
    expect(mostInAMinute(asked)).toBeLessThanOrEqual(30);
    for (const id of ids) {
      const at = askedFor([id]).map((request) => request.at);
      const tooSoon = at.slice(1).filter((time, index) => time - (at[index] ?? 0) < 15_000);
      expect(tooSoon.length).toBeLessThanOrEqual(1);
    }
  });

  test('two that show different servers take turns', async () => {
    const [one, other] = [await openTab(), await openTab()];
    one.startSampling('load', () => serversFrom(0, 12));
    other.startSampling('load', () => serversFrom(20, 12));
    await pass(10 * minute);
    expect(mostInAMinute(asked)).toBeLessThanOrEqual(30);
    expect(longestSilence(asked)).toBeLessThan(8_000);
    const counts = [askedFor(serversFrom(0, 12)).length, askedFor(serversFrom(20, 12)).length];
    expect(Math.min(...counts)).toBeGreaterThan(80);
  });

  test('one that opens later shows at once what the first knows', async () => {
    const one = await openTab();
    const ids = serversFrom(0, 12);
    one.startSampling('load', () => ids);
    await pass(25_000);
    const other = await openTab();
    asked.length = 0;
    const stop = other.startSampling('load', () => ids);
    await pass(50);
    expect(missing(other, ids)).toBe(0);
    expect(asked.length).toBeLessThanOrEqual(1);
    stop();
  });

  test('one that opens during a rest after a 429 rests, too', async () => {
    const one = await openTab();
    api.answer = answering({}, { status: 429, headers: { 'retry-after': '40' } });
    one.openServerPage();
    await pass(2_000);
    api.answer = answering(sample);
    const other = await openTab();
    other.startSampling('load', () => []);
    await pass(50);
    other.openServerPage();
    await pass(35_000);
    expect(asked).toHaveLength(1);
    await pass(8_000);
    expect(missing(other, [serverAt(0)])).toBe(0);
  });

  test('where one leaves in the middle of a request, the other goes on', async () => {
    const [one, other] = [await openTab(), await openTab()];
    other.startSampling('load', () => []);
    api.answer = hanging;
    one.openServerPage();
    await pass(100);
    other.openServerPage();
    await pass(2_000);
    expect(asked).toHaveLength(1);
    one.close();
    api.answer = answering(sample);
    await pass(7_000);
    // Nobody told that the request was given up.
    expect(asked).toHaveLength(1);
    await pass(2_000);
    expect(missing(other, [serverAt(0)])).toBe(0);
  });

  test('a failure in one is not told: the other learns its own', async () => {
    const [one, other] = [await openTab(), await openTab()];
    api.answer = answering({}, { status: 500 });
    one.openServerPage();
    await pass(50);
    other.openServerPage();
    await pass(3_000);
    expect(one.requests.requestOf(serverAt(0)).error?.kind).toBe('server');
    expect(other.requests.requestOf(serverAt(0)).error?.kind).toBe('server');
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  test('another account or key is told nothing', async () => {
    const [mine, colleague, stranger] = [
      await openTab('a1'),
      await openTab('a1', 'another-key'),
      await openTab('b2'),
    ];
    mine.startSampling('load', () => serversFrom(0, 3));
    await pass(10_000);
    expect([mine, colleague, stranger].map((tab) => missing(tab, serversFrom(0, 3)))).toEqual([0, 3, 3]);
  });

  test('what is told is not trusted', async () => {
    const tab = await openTab();
    tab.startSampling('load', () => []);
    const owner = tab.session.currentOwner();
    const from = { api: owner?.api, keyId: owner?.keyId };
    const channel = new LocalChannel(scopedName('samples'));
    const good = { ...from, serverId: serverAt(0), at: Date.now(), about: 'answered', sample };
    for (const bad of [
      null,
      'x',
      { ...good, keyId: undefined },
      { ...good, api: 'https://elsewhere.example/' },
      { ...good, serverId: '../account' },
      { ...good, at: 'now' },
      { ...good, at: Number.NaN },
      { ...good, at: Date.now() + 3_600_000 },
      { ...good, at: Date.now() - 3_600_000 },
      { ...good, about: 'else' },
      { ...good, sample: { cpu: {}, memoryUsed: -1 } },
      { ...from, about: 'known', polls: 'many', answers: [null, { serverId: 1 }] },
      { ...from, about: 'known', rest: '9999999999999' },
      { ...from, about: 'known', rest: Number.NaN },
      { ...from, about: 'known', rest: Date.now() + 3_600_000 },
    ]) {
      channel.postMessage(bad);
      expect(missing(tab, [serverAt(0)])).toBe(1);
    }
    channel.postMessage(good);
    expect(missing(tab, [serverAt(0)])).toBe(0);
    // A real 429 still counts.
    const until = Date.now() + 60_000;
    tab.budget.restPolling(until);
    expect(tab.budget.requestWindow().rest(Date.now())).toBe(until);
    channel.close();
  });

  test('without a channel, each works alone', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const tab = await openTab();
    tab.startSampling('load', () => serversFrom(0, 3));
    await pass(5_000);
    expect(missing(tab, serversFrom(0, 3))).toBe(0);
  });
});
