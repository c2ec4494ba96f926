/** A body that is larger than what was to be read: the chunks read so far, and the reader of the others. */
export interface LargeBody {
  readonly chunks: readonly Uint8Array[];
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
}

/**
 * Reads a response's body as text, as `Response.text` does, but stops after this many bytes: a text of 50 MB would
 * block the page for seconds before anyone could look at its length. Throws what the connection throws.
 */
export async function readBody(response: Response, mostBytes: number): Promise<string | LargeBody> {
  // A copy, since Chromium reports a no-store response as canceled if its own body is read to the end by a reader.
  const reader = response.clone().body?.getReader();
  if (reader === undefined) return '';
  response.body?.cancel().catch(() => undefined);
  const chunks: Uint8Array[] = [];
  const decoder = new TextDecoder();
  for (let size = 0; size <= mostBytes;) {
    const { done, value } = await reader.read();
    if (done)
      return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
    chunks.push(value);
    size += value.length;
  }
  return { chunks, reader };
}

/** Stops a body that is too large. Returns a text in its place that has no one's form. */
export function giveUp({ reader }: LargeBody): string {
  reader.cancel().catch(() => undefined);
  return 'too large';
}
