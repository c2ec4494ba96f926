/** A name as the beginning of an environment variable's: "Acme Hosting" → "ACME_HOSTING". */
export function variableName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();
  return /[A-Z][A-Z0-9_]{0,30}/.exec(plain.replaceAll(/[^A-Z0-9]+/g, '_'))?.[0].replace(/_$/, '') ?? 'CLOUD';
}

/** One call of the API, as far as a command line needs it. */
export interface CurlRequest {
  readonly method: string;
  /** Below the API's base, with its parameters in braces: "/servers/{id}". */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object | undefined;
  /** Where the operation takes one: run again, the same command does nothing twice. */
  readonly idempotencyKey?: string | undefined;
}

/** Text as one word of a POSIX shell, whatever is in it. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function filled(path: string, params: CurlRequest['params']): string {
  return path.replaceAll(/\{(\w+)\}/g, (braces, name: string) =>
    Object.hasOwn(params, name) ? encodeURIComponent(params[name] ?? '') : braces,
  );
}

/**
 * The call as a command for a POSIX shell, a line for each option. The key is not in it, only the variable it is read
 * from.
 * @param baseUrl absolute, without a slash at its end
 * @param keyVariable the environment variable that holds the key: letters, digits and `_` alone
 */
export function curlSnippet(request: CurlRequest, baseUrl: string, keyVariable: string): string {
  const { method, path, params, body, idempotencyKey } = request;
  const options = [
    // In double quotes, where the shell puts the variable's value.
    `-H "Authorization: Bearer $${keyVariable}"`,
    ...(idempotencyKey === undefined ? [] : [`-H ${shellQuoted(`Idempotency-Key: ${idempotencyKey}`)}`]),
    ...(body === undefined
      ? []
      : [`-H ${shellQuoted('Content-Type: application/json')}`, `-d ${shellQuoted(JSON.stringify(body))}`]),
  ];
  const begin = method === 'GET' ? 'curl' : `curl -X ${method}`;
  return [`${begin} ${shellQuoted(baseUrl + filled(path, params))}`, ...options].join(' \\\n  ');
}
