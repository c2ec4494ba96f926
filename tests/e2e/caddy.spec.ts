import { type HttpSandbox, serveSandbox } from '../contract/httpSandbox.ts';
import { findCaddy, startCaddy } from '../support/caddy.ts';
import { test } from '../support/fixtures.ts';
import { type RecordingApi, startRecordingApi } from '../support/recordingApi.ts';
import {
  built,
  expectApartFromApi,
  expectApiPassedOn,
  expectCompressed,
  expectLightFirstPage,
  expectSentOnce,
  expectServed,
  workThrough,
} from '../support/servedChecks.ts';
import type { WebServer } from '../support/webServer.ts';

/** Tests the configuration in `deploy/caddy` in a real Caddy, with the sandbox as the provider. */
let caddy: WebServer;
let api: HttpSandbox;

// In one worker, so that all tests share the `beforeAll` setup.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  const program = findCaddy();
  test.skip(program === undefined, 'Caddy is not installed here');
  api = await serveSandbox({ cors: false });
  caddy = await startCaddy(program ?? '', { root: built, api: api.origin });
});
test.afterAll(async () => {
  await caddy?.stop();
  await api?.close();
});

test('Caddy serves each file with its headers and for as long as it may be kept, and pages at every address', async ({
  request,
}) => {
  await expectServed(request, caddy.origin, undefined);
});

test('Caddy sends the files that the build compressed', async () => {
  await expectCompressed(caddy.origin, { gzip: 'gzip', br: 'br', 'gzip, br': 'br' });
});

test('the servers list comes from Caddy within its budget', async ({ page, key, watch }) => {
  watch.allowOrigin(caddy.origin);
  await expectLightFirstPage(page, caddy.origin, 'br', key('owner'));
});

test('Caddy passes the API on as its own, without what a page of it could use', async ({ request, key }) => {
  await expectApiPassedOn(request, caddy.origin, key('owner'));
});

test.describe('before an API that records', () => {
  let recording: RecordingApi;
  let proxy: WebServer;
  test.beforeAll(async () => {
    recording = await startRecordingApi();
    proxy = await startCaddy(findCaddy() ?? '', { root: built, api: recording.origin });
  });
  test.afterAll(async () => {
    await proxy?.stop();
    await recording?.close();
  });

  test('Caddy tells the API nothing of the site, and lets it set nothing there', async ({ request }) => {
    await expectApartFromApi(request, proxy.origin, recording, new URL(recording.origin).host);
  });

  test('Caddy sends nothing to the API a second time', async ({ request }) => {
    await expectSentOnce(request, proxy.origin, recording);
  });
});

test('a person signs in through Caddy, works, and comes back to a deep link', async ({
  page,
  key,
  watch,
}) => {
  watch.allowOrigin(caddy.origin);
  await workThrough(page, caddy.origin, key('owner'));
});
