import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The steps in their order, each the end of an address; the first is the page itself. */
export const deploySteps = ['plan', 'region', 'system', 'details', 'add-ons', 'review'] as const;
export type DeployStep = (typeof deploySteps)[number];

export const stepNames: Record<DeployStep, MessageDescriptor> = {
  plan: msg`Plan`,
  region: msg`Region`,
  system: msg`System`,
  details: msg`Details`,
  'add-ons': msg`Add-ons`,
  review: msg`Review`,
};

/** What the address says; nothing where there is no such step. */
export function readStep(word: string | undefined): DeployStep | undefined {
  return word === undefined ? 'plan' : deploySteps.find((step) => step === word);
}

/** How the address says it: the first step is the page itself. */
export function stepParam(step: DeployStep): string | undefined {
  return step === 'plan' ? undefined : step;
}

export function stepAfter(step: DeployStep, by: 1 | -1): DeployStep | undefined {
  return deploySteps[deploySteps.indexOf(step) + by];
}

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
