import { operations } from '#api/generated/operations.ts';
import type { OperationId } from '#api/operation.ts';
import type { Fault } from '#sandbox/faults.ts';
import type { Code, FaultName } from './cells.ts';

/** An error in the API's own format. */
export const refusal = (status: number, message: string | readonly string[]): Fault => ({
  status,
  body: { message, statusCode: status },
});

const htmlPage = '<!doctype html><title>Bad gateway</title>';

/** Odd response bodies: JSON with the right outermost shape. */
const oddBodies: Partial<Record<OperationId, unknown>> = {
  getAccount: { balance: 'abc', firstName: null, tier: 7, createdAt: 'yesterday', extra: { a: 1 } },
  listProducts: [null, { id: 'p', monthlyPrice: 'NaN', ramGb: {}, addons: [null, { id: 'x', price: 'x' }] }],
  listRegions: [null, { slug: 'ist' }, { slug: 7, name: null }, { name: 'x' }],
  listOsTemplates: [null, { id: 'x', family: null, label: 7 }, { id: '' }],
  getResellerState: { isReseller: 'yes', marginPercent: [], status: 'frozen' },
  listServers: [
    null,
    { id: 'x' },
    { id: '7d444840-9dc0-11d1-b245-5ffdce74fad2', status: 'frobnicating', vcpu: 'NaN' },
  ],
  getServer: { id: null, status: 7, networking: null, specs: [], additionalIps: 'x', createdAt: 1 },
  getServerCredentials: { username: 7, password: null, ip: {}, sshCommand: 'rm -rf /' },
  getServerStats: { cpu: 'NaN', memoryUsed: -4, memoryTotal: null, diskUsed: {}, diskTotal: [] },
  listServerAddons: { catalog: [null, { id: 'x', price: 'NaN', proratedPrice: null }], daysRemaining: 'x' },
  issueAccountSso: { url: 'javascript:alert(1)', expiresIn: 'soon' },
  issueServerSso: { url: 'https://otwa.cloud.evil.example/', expiresIn: 300 },
  deployServer: { label: 'web' },
  terminateServer: { message: 7 },
  renameServer: { label: null, message: [] },
  serverPowerAction: { message: null },
  reinstallServer: { message: {} },
  purchaseServerAddon: { addon: null, prorated: 'NaN' },
  resetServerPassword: { success: 'true' },
};

/** The fault that the sandbox injects; `undefined` for faults that come from the browser or the user. */
export function apiFaultFor(operation: OperationId, fault: FaultName, code: Code): Fault | undefined {
  const { scope = '' } = operations.find(({ operationId }) => operationId === operation) ?? {};
  const faults: Partial<Record<FaultName, Fault>> = {
    401: { status: 401 },
    402: refusal(402, 'Insufficient balance'),
    '403s': refusal(403, `API key lacks required permission: ${scope}`),
    '403z': refusal(403, 'The server was suspended by an administrator'),
    404: refusal(404, 'Server not found'),
    409: refusal(409, 'Still being processed'),
    400: refusal(400, ['label is too long', 'region is unknown']),
    429: { ...refusal(429, 'Too many requests'), headers: { 'retry-after': '7' } },
    // The more dangerous of the two variants: the change was made all the same.
    500: { status: 500, after: true },
    '502h': { status: 502, body: htmlPage, contentType: 'text/html' },
    empty: { body: '' },
    ctype: { body: htmlPage, contentType: 'text/html' },
    // If the response body matters, the connection is cut in its middle; otherwise half of the body is sent.
    trunc: code === 'A' ? { body: '{"message":"Que' } : { socket: 'cut' },
    schema: { body: oddBodies[operation] },
    hang: { socket: 'hang' },
    lost: { socket: 'reset-after' },
    slow: { delayMs: operation === 'getServerStats' ? 6_000 : 8_000 },
  };
  return faults[fault];
}
