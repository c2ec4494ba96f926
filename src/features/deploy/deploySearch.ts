/** What is chosen, as the address says it; what can't be chosen is named on the page and left out there. */
export interface DeploySearch {
  /** A plan's id. */
  readonly plan?: string | undefined;
  /** A region's slug. */
  readonly region?: string | undefined;
  /** An OS template's id. */
  readonly os?: string | undefined;
  readonly label?: string | undefined;
  readonly hostname?: string | undefined;
  /** Add-on ids, with commas between. */
  readonly addons?: string | undefined;
}
