/**
 * Faults on demand: what goes wrong with an operation's next calls.
 *
 * A fault comes either **before** the change, so that nothing is done, or **after** it, so that only the answer suffers:
 * - `socket` "close-before" and "reset-before" come before, all other socket faults after;
 * - else a `status` of 400 or more comes before, everything else after;
 * - `after: true` or `after: false` decides otherwise (a 500 with the change made; silence without it).
 *
 * `status` alone sends the Error shape for 400 and more, else the normal body under that status. `body` replaces the
 * body: a text goes out as it is (HTML, cut JSON, ""), anything else as JSON. `omit` and `patch` change fields of the
 * normal answer. `headers` adds headers, `null` takes one away, CORS's too. `delayMs` holds the answer back in real
 * time, after the change. `lagMs` makes a list lag: what was created in so many milliseconds of the world's time is not
 * in it yet. `store` keeps the answer under the request's Idempotency-Key. `socket` is done by the HTTP
 * side: the connection closed (FIN) or reset (RST) without a byte, cut in the middle of the body, or never answered.
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
  /** An operation, or `*` for any that has no fault of its own. */
  readonly operationId: string;
  /** How many calls it meets; 0 clears what was ordered for this `operationId`, and everything for `*`. */
  readonly times: number;
  readonly fault: Fault;
  /** Only calls on this server. */
  readonly serverId?: string | undefined;
}

/** The faults ordered for a world. Orders for the same operation are met one after the other. */
export interface FaultQueue {
  order(order: FaultOrder): void;
  /** Takes the fault that this call meets. */
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
      const met =
        orders.find((entry) => isFor(entry, operationId)) ?? orders.find((entry) => isFor(entry, '*'));
      if (met === undefined) return undefined;
      met.left -= 1;
      if (met.left === 0) orders = orders.filter((entry) => entry !== met);
      return met.order.fault;
    },
  };
}

/** Whether the fault comes before the change. */
export function comesBefore(fault: Fault): boolean {
  if (fault.socket !== undefined) {
    return fault.socket.endsWith('-before') || (fault.after === false && !fault.socket.endsWith('-after'));
  }
  return fault.after === undefined ? (fault.status ?? 200) >= 400 : !fault.after;
}
