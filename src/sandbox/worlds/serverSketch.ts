/** A server as a world's list defines it; the rest is filled in when the world is created. */
export interface ServerSketch {
  readonly label: string;
  readonly hostname?: string;
  readonly status: string;
  /** The number of a plan, from 1. */
  readonly plan: number;
  readonly os: string;
  /** A region's display name; defaults to the plan's region. */
  readonly region?: string;
  readonly addonIds?: readonly string[];
  readonly ageDays: number;
  /** `false`: no guest agent, so that the password can't be reset. */
  readonly guestAgent?: boolean;
}
