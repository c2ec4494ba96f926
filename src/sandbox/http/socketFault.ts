import type { ServerResponse } from 'node:http';
import type { SocketFault } from '#sandbox/faults.ts';

/**
 * Does to the connection what a fault asks for. Whether the change took effect was decided before: here "before" and
 * "after" look the same.
 */
export async function sufferSocketFault(
  fault: SocketFault,
  response: Response,
  outgoing: ServerResponse,
): Promise<void> {
  const { socket } = outgoing;
  if (socket === null || fault === 'hang') return;
  if (fault === 'cut') {
    const body = Buffer.from(await response.arrayBuffer());
    response.headers.set('content-length', String(body.length));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => socket.destroy());
  } else if (fault.startsWith('close')) {
    // FIN without a byte; what the client may still send is thrown away.
    socket.end(() => socket.destroy());
  } else {
    socket.resetAndDestroy();
  }
}
