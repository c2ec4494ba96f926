import { type HttpSandbox, serveSandbox } from '../contract/httpSandbox.ts';
import { expect, test } from '../support/fixtures.ts';
import { findNginx, hasBrotli, type Nginx, providerName, startNginx } from '../support/nginx.ts';
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

/** Tests the configuration in `deploy/nginx` in a real nginx, with the sandbox as the provider. */
let nginx: Nginx;
let api: HttpSandbox;

// In one worker, so that all tests share the `beforeAll` setup.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  const program = findNginx();
  test.skip(program === undefined, 'nginx is not installed here');
  api = await serveSandbox({ cors: false });
  nginx = await startNginx(program ?? '', { root: built, api: api.origin });
});
test.afterAll(async () => {
  await nginx?.stop();
  await api?.close();
});

test('nginx serves each file with its headers and for as long as it may be kept, and pages at every address', async ({
  request,
}) => {
  await expectServed(request, nginx.origin, 'nginx');
});

test('nginx leads from http to https, and doesn’t say which version it is', async ({ request }) => {
  const answer = await request.get(`${nginx.redirectOrigin}/servers?q=a`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers()['location'], answer.headers()['server']]).toEqual([
    301,
    'https://127.0.0.1/servers?q=a',
    'nginx',
  ]);
});

test('nginx sends the files that the build compressed', async () => {
  await expectCompressed(nginx.origin, { gzip: 'gzip', 'gzip, br': 'gzip' });
});

test('nginx with its module for brotli sends those files to who accepts them', async () => {
  test.skip(!hasBrotli(), 'nginx’s brotli module is not installed here');
  const withBrotli = await startNginx(findNginx() ?? '', { root: built, api: api.origin, withBrotli: true });
  try {
    await expectCompressed(withBrotli.origin, { gzip: 'gzip', br: 'br', 'gzip, br': 'br' });
  } finally {
    await withBrotli.stop();
  }
});

test('the servers list comes from nginx within its budget', async ({ page, key, watch }) => {
  watch.allowOrigin(nginx.origin);
  await expectLightFirstPage(page, nginx.origin, 'gzip', key('owner'));
});

test('nginx passes the API on as its own, without what a page of it could use', async ({ request, key }) => {
  await expectApiPassedOn(request, nginx.origin, key('owner'));
});

test.describe('before an API that records', () => {
  let recording: RecordingApi;
  let proxy: Nginx;
  test.beforeAll(async () => {
    recording = await startRecordingApi();
    proxy = await startNginx(findNginx() ?? '', { root: built, api: recording.origin });
  });
  test.afterAll(async () => {
    await proxy?.stop();
    await recording?.close();
  });

  test('nginx tells the API nothing of the site, and lets it set nothing there', async ({ request }) => {
    await expectApartFromApi(request, proxy.origin, recording, providerName);
  });

  test('nginx sends nothing to the API a second time', async ({ request }) => {
    await expectSentOnce(request, proxy.origin, recording);
  });
});

test('a person signs in through nginx, works, and comes back to a deep link', async ({
  page,
  key,
  watch,
}) => {
  watch.allowOrigin(nginx.origin);
  await workThrough(page, nginx.origin, key('owner'));
});
