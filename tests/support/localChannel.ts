/** The open channels of all tabs. */
export const channels = new Set<LocalChannel>();

/**
 * A BroadcastChannel between the tabs of one test, which all run in this process. Messages are delivered synchronously
 * and as the same objects.
 */
export class LocalChannel extends EventTarget {
  readonly #name: string;
  constructor(name: string) {
    super();
    this.#name = name;
    channels.add(this);
  }
  postMessage(data: unknown): void {
    // Its page is gone: what runs on there is heard by nobody.
    if (channels.has(this)) this.deliver(data);
  }
  protected deliver(data: unknown): void {
    for (const other of channels)
      if (other !== this && other.#name === this.#name)
        other.dispatchEvent(new MessageEvent('message', { data }));
  }
  close(): void {
    channels.delete(this);
  }
}
