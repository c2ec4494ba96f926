import { plans } from './catalog.ts';
import { createSandbox } from './sandbox.ts';
import type { WorldKindName } from '#sandbox/worlds/kinds.ts';

/** A response as a test sees it. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body parsed as JSON, for `expect`; `undefined` if it is not JSON. */
  readonly json: unknown;
}

export interface TestRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string;
}

/** A server as a test reads it from the sandbox's responses. */
export interface SeenServer {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  readonly ipAddress: string | null;
  readonly os: string;
  readonly additionalIps: readonly { readonly ip: string; readonly cidr: string; readonly gateway: string }[];
}

/** The first plan that costs 10.00. */
export const tenPlan = plans.find(({ monthlyPrice }) => monthlyPrice === '10.00')?.id ?? '';

/** A separate sandbox whose time stands still until a test moves it forward, and a key of this kind. */
export function testClient(kind: WorldKindName = 'owner') {
  const start = Date.parse('2026-11-23T12:00:00Z');
  const waits: number[] = [];
  const sandbox = createSandbox({
    now: () => start,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  const key = `otwa_sandbox_${kind}`;

  const send = async (
    method: string,
    path: string,
    { body, headers, key: other }: TestRequest = {},
  ): Promise<TestResponse> => {
    const request = new Request(`http://sandbox.invalid${path}`, {
      method,
      headers: { authorization: `Bearer ${other ?? key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const response = await sandbox.fetch(request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  const api = (method: string, path: string, asked?: TestRequest): Promise<TestResponse> =>
    send(method, `/api/v1${path}`, asked);
  const control = async (name: string, body: object): Promise<TestResponse> =>
    send('POST', `/sandbox/${name}`, { body: { key, ...body } });

  return {
    key,
    sandbox,
    /** The requested delays, in milliseconds; the test client waits for none of them. */
    waits,
    api,
    send,
    control,
    advance: (advanceMs: number) => control('clock', { advanceMs }),
    fault: (operationId: string, fault: object, times = 1) =>
      control('faults', { operationId, times, fault }),
    async ledger() {
      // The sandbox's response, in the shape that controls.ts documents.
      return (await send('GET', `/sandbox/ledger?key=${key}`)).json as {
        commits: { operationId: string; serverId: string | null; amount: string | null }[];
        balance: string;
      };
    },
    /** The server with this label, as the list shows it. */
    async server(label: string): Promise<SeenServer> {
      // The sandbox's response, which the contract test checks against the document.
      const servers = (await api('GET', '/servers')).json as SeenServer[];
      const found = servers.find((server) => server.label === label);
      if (found === undefined) throw new Error(`no server ${label}`);
      return found;
    },
    deploy: (asked: TestRequest & { fields?: object } = {}) =>
      api('POST', '/servers', {
        body: { productId: tenPlan, os: 'debian-13', osTemplate: 'debian-13', ...asked.fields },
        ...asked,
      }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
