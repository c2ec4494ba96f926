import { type Parsed, unreadable } from './answer.ts';
import type { LargeBody } from './body.ts';
import type { Connection } from './connection.ts';
import { sharedAnswers } from './queryClient.ts';
import { type KnownRows, RowReader } from './rowReader.ts';

/** The largest list that is read, in bytes: 100,000 servers without additional addresses. */
const largestList = 32 * 1024 * 1024;

/** This many bytes are read without a pause. */
const stride = 65_536;

/** Reading pauses after this many milliseconds of work, so that the page can answer to the user. */
const longestWork = 5;

/**
 * The last list of each connection. It is forgotten together with the connection: after signing out, and where another
 * key takes its place.
 */
const lastLists = new WeakMap<Connection, KnownRows>();

/** Resolves in a task of its own. Not by a timer: those are slow in a row, and rare in a hidden tab. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

async function* chunksOf({ chunks, reader }: LargeBody): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

async function readRows(body: LargeBody, former: KnownRows | undefined): Promise<KnownRows | undefined> {
  const rows = new RowReader(former);
  let size = 0;
  let worked = 0;
  for await (const chunk of chunksOf(body)) {
    size += chunk.length;
    if (size > largestList) return undefined;
    for (let at = 0; at < chunk.length; at += stride) {
      const began = performance.now();
      rows.take(chunk.subarray(at, at + stride));
      worked += performance.now() - began;
      if (worked > longestWork) {
        await nextTask();
        worked = 0;
      }
    }
  }
  return rows.end();
}

/**
 * Reads a large list while it arrives, in small pieces of work. Rows that have not changed since the connection's last
 * large list are the same objects. Gives a list up that is too large. Throws what the connection throws.
 */
export async function readLargeList(body: LargeBody, connection: Connection): Promise<Parsed> {
  try {
    const read = await readRows(body, lastLists.get(connection));
    if (read === undefined) return { ok: false, isTooLarge: true };
    lastLists.set(connection, read);
    sharedAnswers.add(read.rows);
    return { ok: true, value: read.rows };
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return unreadable;
    throw thrown;
  } finally {
    // Without effect on a body that was read to its end.
    body.reader.cancel().catch(() => undefined);
  }
}
