/**
 * Injected faults: what goes wrong with an operation's next calls.
 *
 * A fault happens either **before** the change, so that nothing is done, or **after** it, so that only the response is
 * affected:
 * - `socket` "close-before" and "reset-before" happen before, all other socket faults after;
 * - otherwise a `status` of 400 or more happens before, everything else after;
 * - `after: true` or `after: false` overrides this (a 500 with the change made; no response and no change), except for
 *   a `socket` fault whose name ends in "-before" or "-after".
 *
 * `status` alone sends the Error shape for 400 and more, otherwise the normal body with that status. `body` replaces
 * the body: a string is sent as is (HTML, truncated JSON, ""), anything else as JSON. `omit` and `patch` change fields
 * of the normal response. `headers` adds headers; `null` removes one, including CORS headers. `delayMs` delays the
 * response in real time, after the change. `lagMs` makes a list stale: rows created in the last `lagMs` of the world's
 * time are missing. `store` stores the response under the request's Idempotency-Key. `socket` is applied by the HTTP
 * server: the connection is closed (FIN) or reset (RST) without a byte, cut in mid-body, or never answered.
 */
export interface Fault {
  readonly status?: number | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  readonly delayMs?: number | undefined;
  readonly lagMs?: number | undefined;
  readonly omit?: readonly string[] | undefined;
  readonly patch?: Readonly<Record<string, unknown>> | undefined;
  readonly store?: boolean | undefined;
  readonly after?: boolean | undefined;
  readonly socket?: SocketFault | undefined;
}

export const socketFaults = [
  'close-before',
  'close-after',
  'reset-before',
  'reset-after',
  'cut',
  'hang',
] as const;
export type SocketFault = (typeof socketFaults)[number];

export interface FaultOrder {
  /** An operation's id, or `*` for every call without a fault for its own operation. */
  readonly operationId: string;
  /** How many calls are affected; 0 clears the orders for this `operationId`, or all orders for `*`. */
  readonly times: number;
  readonly fault: Fault;
  /** Only calls on this server are affected. */
  readonly serverId?: string | undefined;
}

/** The faults ordered for a world. Orders for the same operation are used up one after the other. */
export interface FaultQueue {
  order(order: FaultOrder): void;
  /** Returns the fault for this call, if any, and counts it as used. */
  take(operationId: string, serverId: string | undefined): Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  let orders: { readonly order: FaultOrder; left: number }[] = [];
  return {
    order(order) {
      if (order.times > 0) orders.push({ order, left: order.times });
      else
        orders = orders.filter(
          ({ order: other }) => order.operationId !== '*' && other.operationId !== order.operationId,
        );
    },
    take(operationId, serverId) {
      const isFor = ({ order }: { order: FaultOrder }, name: string): boolean =>
        order.operationId === name && (order.serverId === undefined || order.serverId === serverId);
      const match =
        orders.find((entry) => isFor(entry, operationId)) ?? orders.find((entry) => isFor(entry, '*'));
      if (match === undefined) return undefined;
      match.left -= 1;
      if (match.left === 0) orders = orders.filter((entry) => entry !== match);
      return match.order.fault;
    },
  };
}

/** Whether the fault happens before the change. */
export function comesBefore(fault: Fault): boolean {
  if (fault.socket !== undefined) {
    return fault.socket.endsWith('-before') || (fault.after === false && !fault.socket.endsWith('-after'));
  }
  return fault.after === undefined ? (fault.status ?? 200) >= 400 : !fault.after;
}
