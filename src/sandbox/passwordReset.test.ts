import { expect, it } from 'vitest';
import { testClient } from './testClient.ts';

it('gives the new password once, and the credentials then have it', async () => {
  const { api, server, ledger } = testClient();
  const { id } = await server('prod-web-1');
  const credentials = async () =>
    (await api('GET', `/servers/${id}/credentials`)).json as { password: string };
  const before = await credentials();
  const answer = (await api('POST', `/servers/${id}/password-reset`)).json as { password: string };
  expect(answer).toEqual({ success: true, password: expect.stringMatching(/^\w{16}$/) });
  expect(answer.password).not.toBe(before.password);
  expect(await credentials()).toEqual({ ...before, password: answer.password });
  expect((await ledger()).commits).toMatchObject([
    { operationId: 'resetServerPassword', serverId: id, amount: null },
  ]);
});

it.each([
  ['mail', /agent/],
  ['staging', /not running/],
])('on %s is a 200 that says it failed, with nothing changed', async (label, words) => {
  const { api, server, ledger } = testClient();
  const { id } = await server(label);
  const answer = await api('POST', `/servers/${id}/password-reset`);
  expect([answer.status, answer.json]).toEqual([
    200,
    { success: false, message: expect.stringMatching(words) },
  ]);
  expect((await ledger()).commits).toEqual([]);
});

it('on a suspended server is a 403', async () => {
  const { api, server } = testClient();
  const { id } = await server('old crm DO NOT TOUCH');
  expect((await api('POST', `/servers/${id}/password-reset`)).status).toBe(403);
});

it.each([
  ['Windows RDP', { username: 'Administrator', sshCommand: null }],
  ['mail', { username: 'root', sshCommand: expect.stringMatching(/^ssh root@198\.18\./) }],
])('credentials of %s suit its system', async (label, expected) => {
  const { api, server } = testClient();
  const { id } = await server(label);
  expect((await api('GET', `/servers/${id}/credentials`)).json).toMatchObject(expected);
});
