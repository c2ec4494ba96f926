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

/** What the steps choose, as far as it decides which of them are done. */
export interface StepChoices {
  readonly planId: string | undefined;
  readonly region: string | undefined;
  readonly osId: string | undefined;
  readonly label: string | undefined;
  readonly hostname: string | undefined;
  readonly addonIds: readonly string[];
}

const isChosen: Record<DeployStep, (choice: StepChoices) => boolean> = {
  plan: ({ planId }) => planId !== undefined,
  region: ({ region }) => region !== undefined,
  system: ({ osId }) => osId !== undefined,
  details: ({ label, hostname }) => label !== undefined || hostname !== undefined,
  'add-ons': ({ addonIds }) => addonIds.length > 0,
  review: () => false,
};

/** The steps whose choice the later ones wait for. */
const required = ['plan', 'system'] as const;

export type StepState = 'done' | 'current' | 'open' | 'closed';

/** A step's state. A step where nothing must be chosen is done once it is behind the current one. */
export function stepState(
  step: DeployStep,
  current: DeployStep,
  choice: StepChoices,
): { readonly state: StepState; readonly missing: (typeof required)[number] | undefined } {
  const place = (one: DeployStep): number => deploySteps.indexOf(one);
  const missing = required.find((one) => place(one) < place(step) && !isChosen[one](choice));
  const isOptional = !required.some((one) => one === step);
  if (step === current) return { state: 'current', missing };
  if (missing !== undefined) return { state: 'closed', missing };
  const isDone = isChosen[step](choice) || (isOptional && place(step) < place(current));
  return { state: isDone ? 'done' : 'open', missing };
}

/** The choices as URL search params. Values that can't be chosen are named on the page and left out of the choice. */
export interface DeploySearch {
  /** A plan's id. */
  readonly plan?: string | undefined;
  /** A region's slug. */
  readonly region?: string | undefined;
  /** An OS template's id. */
  readonly os?: string | undefined;
  /** A label, or for several servers its pattern: "web-{n}". The hostname likewise. */
  readonly label?: string | undefined;
  readonly hostname?: string | undefined;
  /** How many servers, from 2 on. */
  readonly count?: string | undefined;
  /** The first one's number, and how many digits each has at least. */
  readonly from?: string | undefined;
  readonly digits?: string | undefined;
  /** Add-on ids, comma-separated. */
  readonly addons?: string | undefined;
}

/** The pattern of the choices, as a URL search param. */
export interface LikeSearch {
  /** A server's id: the page replaces it by the choices for another server like it. */
  readonly like?: string | undefined;
}

/** How the plans are shown, as URL search params. Numbers are texts there. */
export interface PlanViewSearch {
  readonly sort?: string | undefined;
  readonly order?: string | undefined;
  /** At least so many vCPUs. */
  readonly vcpu?: string | undefined;
  /** At least so many MB of memory. */
  readonly memory?: string | undefined;
  /** At least so many GB of disk. */
  readonly disk?: string | undefined;
}
