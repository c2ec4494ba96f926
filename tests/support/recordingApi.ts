import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface RecordedRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** An API behind a proxy that records what it is sent. */
export interface RecordingApi {
  /** "http://127.0.0.1:54321" */
  readonly origin: string;
  /** All requests so far; the test may empty it. */
  readonly requests: RecordedRequest[];
  close(): Promise<void>;
}

const answer = {
  'Content-Type': 'application/json',
  'Set-Cookie': 'a=b; Path=/',
  'Cache-Control': 'public, max-age=60',
  'X-Request-Id': 'r-1',
};

/** `/cut` loses the answer, `/zipped` sends one that is compressed, every other path sends `{}`. */
export async function startRecordingApi(): Promise<RecordingApi> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    requests.push({ method, url, headers });
    request.resume().on('end', () => {
      if (url?.endsWith('/cut') === true) request.socket.destroy();
      else if (url?.endsWith('/zipped') === true)
        response.writeHead(200, { ...answer, 'Content-Encoding': 'gzip' }).end(gzipSync('{"zipped":true}'));
      else response.writeHead(200, answer).end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
