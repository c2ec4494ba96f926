import type { SocketFault } from './faults.ts';

/**
 * What the HTTP side has to do with an answer, beyond sending it. It travels beside the Response, keyed by the object,
 * so that no header or body of ours is on the wire; whoever calls `fetch` directly gets an ordinary Response.
 */
export interface Delivery {
  readonly socket?: SocketFault | undefined;
  /** Names, in lower case, of headers that must not be sent, also those the HTTP side would add. */
  readonly withoutHeaders: readonly string[];
}

const deliveries = new WeakMap<Response, Delivery>();

export function setDelivery(response: Response, delivery: Delivery): void {
  deliveries.set(response, delivery);
}

export function deliveryOf(response: Response): Delivery | undefined {
  return deliveries.get(response);
}
