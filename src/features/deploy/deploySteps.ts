import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The steps in order. Each is the last segment of its URL, except the first, which is the page itself. */
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

/** Parses the URL's step segment; `undefined` if there is no such step. */
export function readStep(segment: string | undefined): DeployStep | undefined {
  return segment === undefined ? 'plan' : deploySteps.find((step) => step === segment);
}

/** The step's URL segment; `undefined` for the first step, which is the page itself. */
export function stepParam(step: DeployStep): string | undefined {
  return step === 'plan' ? undefined : step;
}

export function stepAfter(step: DeployStep, by: 1 | -1): DeployStep | undefined {
  return deploySteps[deploySteps.indexOf(step) + by];
}

/** The choices as URL search params. Values that can't be chosen are named on the page and left out of the choice. */
export interface DeploySearch {
  /** A plan's id. */
  readonly plan?: string | undefined;
  /** A region's slug. */
  readonly region?: string | undefined;
  /** An OS template's id. */
  readonly os?: string | undefined;
  readonly label?: string | undefined;
  readonly hostname?: string | undefined;
  /** Add-on ids, comma-separated. */
  readonly addons?: string | undefined;
}
