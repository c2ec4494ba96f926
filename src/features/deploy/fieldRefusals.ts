import type { DeployChoice } from './deployChoice.ts';
import type { DeploySearch, DeployStep } from './deploySteps.ts';

export type DeployField = keyof DeploySearch;

/** The API's message about one field of a refused deploy. */
export interface FieldRefusal {
  readonly field: DeployField;
  readonly message: string;
}

/** The step where each field is chosen. */
export const stepOfField: Record<DeployField, DeployStep> = {
  plan: 'plan',
  region: 'region',
  os: 'system',
  label: 'details',
  hostname: 'details',
  count: 'details',
  from: 'details',
  digits: 'details',
  addons: 'add-ons',
};

/** Text that may precede a field's name: validators begin their messages like this. */
const namePrefix = /^(?:each value in |nested |property |body[. ]|the |["'`])*/i;

/** The API's names for each field, in its request and in its messages. */
const fieldNames: readonly (readonly [RegExp, DeployField])[] = [
  [/^(?:product(?:id)?|plan)\b/i, 'plan'],
  [/^region\b/i, 'region'],
  [/^(?:os(?:template)?|operating system|template)\b/i, 'os'],
  [/^label\b/i, 'label'],
  [/^hostname\b/i, 'hostname'],
  [/^add-?ons?(?:ids?)?\b/i, 'addons'],
];

/** Assigns messages to fields by the name they begin with; messages about no field are left out. */
export function readFieldRefusals(words: readonly string[]): readonly FieldRefusal[] {
  return words.flatMap((message) => {
    const named = message.trim().replace(namePrefix, '');
    const field = fieldNames.find(([name]) => name.test(named))?.[1];
    return field === undefined ? [] : [{ field, message }];
  });
}

type Chosen = Pick<
  DeployChoice,
  'planId' | 'region' | 'osId' | 'label' | 'hostname' | 'count' | 'numbering' | 'addonIds'
>;

const chosenFor: Record<DeployField, (choice: Chosen) => string | undefined> = {
  plan: ({ planId }) => planId,
  region: ({ region }) => region,
  os: ({ osId }) => osId,
  label: ({ label }) => label,
  hostname: ({ hostname }) => hostname,
  count: ({ count }) => String(count),
  from: ({ numbering }) => String(numbering.from),
  digits: ({ numbering }) => String(numbering.digits),
  addons: ({ addonIds }) => addonIds.join(','),
};

/** The refusals whose field has the same value in the refused choice and in the current one. */
export function currentRefusals(
  words: readonly string[],
  requested: Chosen,
  current: Chosen,
): readonly FieldRefusal[] {
  return readFieldRefusals(words).filter(
    ({ field }) => chosenFor[field](requested) === chosenFor[field](current),
  );
}
