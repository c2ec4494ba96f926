import type { DeployChoice } from './deployChoice.ts';
import type { DeploySearch, DeployStep } from './deploySteps.ts';

export type DeployField = keyof DeploySearch;

/** What the API said of one field as it refused a deploy. */
export interface FieldRefusal {
  readonly field: DeployField;
  readonly said: string;
}

/** Where each field is chosen. */
export const stepOfField: Record<DeployField, DeployStep> = {
  plan: 'plan',
  region: 'region',
  os: 'system',
  label: 'details',
  hostname: 'details',
  addons: 'add-ons',
};

/** What may stand ahead of a field's name: validators begin their words so. */
const lead = /^(?:each value in |nested |property |body[. ]|the |["'`])*/i;

/** How the API calls a field, in its request and in its words. */
const names: readonly (readonly [RegExp, DeployField])[] = [
  [/^(?:product(?:id)?|plan)\b/i, 'plan'],
  [/^region\b/i, 'region'],
  [/^(?:os(?:template)?|operating system|template)\b/i, 'os'],
  [/^label\b/i, 'label'],
  [/^hostname\b/i, 'hostname'],
  [/^add-?ons?(?:ids?)?\b/i, 'addons'],
];

/** The fields that words are about, told by the name they begin with; what is about none is left out. */
export function readFieldRefusals(words: readonly string[]): readonly FieldRefusal[] {
  return words.flatMap((said) => {
    const named = said.trim().replace(lead, '');
    const field = names.find(([name]) => name.test(named))?.[1];
    return field === undefined ? [] : [{ field, said }];
  });
}

type Chosen = Pick<DeployChoice, 'planId' | 'region' | 'osId' | 'label' | 'hostname' | 'addonIds'>;

const chosenFor: Record<DeployField, (choice: Chosen) => string | undefined> = {
  plan: ({ planId }) => planId,
  region: ({ region }) => region,
  os: ({ osId }) => osId,
  label: ({ label }) => label,
  hostname: ({ hostname }) => hostname,
  addons: ({ addonIds }) => addonIds.join(','),
};

/** Those whose field has not been changed since. */
export function standingRefusals(
  words: readonly string[],
  asked: Chosen,
  now: Chosen,
): readonly FieldRefusal[] {
  return readFieldRefusals(words).filter(({ field }) => chosenFor[field](asked) === chosenFor[field](now));
}
