/** Turns a name into the prefix of an environment variable: "Acme Hosting" → "ACME_HOSTING". */
export function variableName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();
  return /[A-Z][A-Z0-9_]{0,30}/.exec(plain.replaceAll(/[^A-Z0-9]+/g, '_'))?.[0].replace(/_$/, '') ?? 'CLOUD';
}

/** One API request, with the parts that a command line needs. */
export interface CurlRequest {
  readonly method: string;
  /** Relative to the API's base URL, with its parameters in braces: "/servers/{id}". */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object | undefined;
  /** Set where the operation takes one, so that running the same command again does nothing twice. */
  readonly idempotencyKey?: string | undefined;
}

/** Quotes any text as one word of a POSIX shell. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function filled(path: string, params: CurlRequest['params']): string {
  return path.replaceAll(/\{(\w+)\}/g, (braces, name: string) =>
    Object.hasOwn(params, name) ? encodeURIComponent(params[name] ?? '') : braces,
  );
}

/**
 * The request as a command for a POSIX shell, one line per option. It does not contain the API key: the shell reads
 * the key from a variable.
 * @param baseUrl absolute, without a trailing slash
 * @param keyVariable the environment variable that holds the key: only letters, digits and `_`
 */
export function curlSnippet(request: CurlRequest, baseUrl: string, keyVariable: string): string {
  const { method, path, params, body, idempotencyKey } = request;
  const options = [
    // Double quotes, so that the shell expands the variable.
    `-H "Authorization: Bearer $${keyVariable}"`,
    ...(idempotencyKey === undefined ? [] : [`-H ${shellQuoted(`Idempotency-Key: ${idempotencyKey}`)}`]),
    ...(body === undefined
      ? []
      : [`-H ${shellQuoted('Content-Type: application/json')}`, `-d ${shellQuoted(JSON.stringify(body))}`]),
  ];
  const begin = method === 'GET' ? 'curl' : `curl -X ${method}`;
  return [`${begin} ${shellQuoted(baseUrl + filled(path, params))}`, ...options].join(' \\\n  ');
}
