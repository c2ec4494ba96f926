/** Where a hand-off leads: the official dashboard, or one server's page there. */
export interface HandoffTarget {
  /** '' for none. */
  readonly serverId: string;
  /** What the server is called, as plain text; '' for none. */
  readonly serverName: string;
  /** A path of the dashboard, checked already; `undefined` for the usual one. */
  readonly next?: string | undefined;
}

/** The way into the dashboard itself. */
export const wholeDashboard: HandoffTarget = { serverId: '', serverName: '' };
