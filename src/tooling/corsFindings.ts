import type { operations } from '#api/generated/operations.ts';

/**
 * Judges from an API's responses whether a browser on another origin can use it. The rules are those of the Fetch
 * standard's CORS protocol, for requests without credentials.
 */

type OperationId = (typeof operations)[number]['operationId'];

/** The API's response to one request. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

/** A preflight request and its response; `undefined` if nothing answered. */
export interface Preflight {
  readonly operationId: OperationId;
  readonly method: string;
  readonly requestHeaders: readonly string[];
  readonly answer: Answer | undefined;
}

/** `broken`: an operation can't work. `limited`: it works, but the app knows less. `good`: no action needed. */
export interface Finding {
  readonly level: 'good' | 'limited' | 'broken';
  readonly about: string;
  readonly words: string;
}

/** Headers a page may read only if the API exposes them, and what the app lacks without them. */
const wantedHeaders: readonly (readonly [name: string, without: string])[] = [
  ['Retry-After', 'the app waits a minute after a 429, whatever the API asked for'],
  [
    'X-RateLimit-Remaining',
    'the app counts its requests itself, and does not see what other programs use of the key’s limit',
  ],
  ['X-RateLimit-Reset', 'the app does not know when the key’s limit starts anew'],
  ['X-Request-Id', 'error messages carry no request id to report'],
];

const listOf = (headers: Headers, name: string): readonly string[] =>
  (headers.get(name) ?? '').split(',').map((entry) => entry.trim().toLowerCase());

const includes = (list: readonly string[], entry: string): boolean =>
  list.includes('*') || list.includes(entry.toLowerCase());

function originProblem(headers: Headers, origin: string): string | undefined {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed === '*' || allowed === origin) return undefined;
  if (allowed === null) return 'does not name any origin (Access-Control-Allow-Origin is missing)';
  return `allows ${allowed}, and not ${origin} (Access-Control-Allow-Origin)`;
}

/** Why a browser would not send the request after this preflight; `undefined` if it would. */
function preflightProblem({ method, requestHeaders, answer }: Preflight, origin: string): string | undefined {
  if (answer === undefined) return 'did not answer the question beforehand (OPTIONS)';
  const { status, headers } = answer;
  if (status < 200 || status > 299)
    return `answers the question beforehand (OPTIONS) with ${status} instead of 204`;
  const wrongOrigin = originProblem(headers, origin);
  if (wrongOrigin !== undefined) return wrongOrigin;
  const methods = listOf(headers, 'access-control-allow-methods');
  if (!/^(?:GET|POST|HEAD)$/.test(method) && !includes(methods, method)) {
    return `does not allow ${method} (Access-Control-Allow-Methods)`;
  }
  const allowed = listOf(headers, 'access-control-allow-headers');
  const missing = requestHeaders.filter(
    // `*` does not cover Authorization: it has to be named.
    (name) => (name === 'Authorization' ? !allowed.includes('authorization') : !includes(allowed, name)),
  );
  return missing.length === 0
    ? undefined
    : `does not allow ${missing.join(', ')} (Access-Control-Allow-Headers)`;
}

/** A finding for each operation that can't work, or a single one that all of them can. */
export function judgePreflights(preflights: readonly Preflight[], origin: string): readonly Finding[] {
  const broken = preflights.flatMap((preflight): Finding[] => {
    const problem = preflightProblem(preflight, origin);
    return problem === undefined
      ? []
      : [{ level: 'broken', about: preflight.operationId, words: `The API ${problem}.` }];
  });
  if (broken.length > 0) return broken;
  return [
    { level: 'good', about: 'preflights', words: `All ${preflights.length} operations may be called.` },
  ];
}

/** Judges which parts of a normal response a page may read: the response to a GET without a key. */
export function judgeAnswer({ status, headers }: Answer, origin: string): readonly Finding[] {
  if (status === 404 || /html/i.test(headers.get('content-type') ?? '')) {
    const words = `GET /servers answers with ${status} and no API's words: is the address complete, as in https://host/api/v1?`;
    return [{ level: 'broken', about: 'address', words }];
  }
  const wrongOrigin = originProblem(headers, origin);
  if (wrongOrigin !== undefined) {
    return [
      {
        level: 'broken',
        about: 'answers',
        words: `An answer to GET ${wrongOrigin}: no answer could be read.`,
      },
    ];
  }
  const exposed = listOf(headers, 'access-control-expose-headers');
  return [
    { level: 'good', about: 'answers', words: 'Answers may be read.' },
    ...wantedHeaders.map(([name, without]): Finding => {
      if (includes(exposed, name)) return { level: 'good', about: name, words: 'May be read.' };
      return {
        level: 'limited',
        about: name,
        words: `Is not exposed (Access-Control-Expose-Headers): ${without}.`,
      };
    }),
  ];
}

/** The conclusion, with advice for the operator. */
export function verdict(findings: readonly Finding[]): string {
  if (findings.some(({ level }) => level === 'broken')) {
    return 'A browser on another origin can’t use this API as it is. Serve the API under the app’s own origin by a proxy (recommended), or have the headers above added.';
  }
  if (findings.some(({ level }) => level === 'limited')) {
    return 'A browser on another origin can use this API, with the limits above. A proxy under the app’s own origin has none of them.';
  }
  return 'A browser on another origin can use this API.';
}
