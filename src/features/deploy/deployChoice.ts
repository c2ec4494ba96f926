import { isHostname, isLabel } from '#domain/label.ts';
import {
  highestStart,
  mostAtOnce,
  mostDigits,
  namesOf,
  type Numbering,
  patternProblem,
} from '#domain/namePattern.ts';
import { deployOsFields, type OsChoice } from '#domain/osTemplates.ts';
import type { Plan } from '#domain/plans.ts';
import { isUuid } from '#domain/read.ts';
import type { DeployBody } from '#operations/deploy.ts';
import type { DeploySearch } from './deploySteps.ts';
import type { Catalog } from './useCatalog.ts';

/** The valid part of what the URL chooses. */
export interface DeployChoice {
  readonly planId: string | undefined;
  /** The plan's details, if the key may read the catalog. */
  readonly plan: Plan | undefined;
  /** The region's slug. */
  readonly region: string | undefined;
  readonly osId: string | undefined;
  readonly template: OsChoice | undefined;
  /** For several servers their pattern, and the hostname's. */
  readonly label: string | undefined;
  readonly hostname: string | undefined;
  readonly count: number;
  /** For several servers. */
  readonly numbering: Numbering;
  readonly addonIds: readonly string[];
  /** Values in the URL that can't be chosen. */
  readonly dropped: readonly Dropped[];
}

/** The names of one server to deploy. */
export interface ServerNames {
  readonly label: string;
  readonly hostname: string | undefined;
}

export interface Dropped {
  readonly param: keyof DeploySearch;
  readonly value: string;
}

const plainId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Whether a text has the format of an OS template's, region's or add-on's id. */
export function isPlainId(text: string): boolean {
  return plainId.test(text);
}

/** Splits comma-separated ids, without duplicates; returns `undefined` if one of them can't be an id. */
export function readAddonIds(text: string): readonly string[] | undefined {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return ids.every(isPlainId) ? [...new Set(ids)] : undefined;
}

/** Reads a whole number within bounds; `undefined` for everything else. */
export function readWithin(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** Validates the URL's values against the catalog or, if the key may not read it, against the format of ids. */
export function readChoice(search: DeploySearch, { plans, regions, systems }: Catalog): DeployChoice {
  const dropped: Dropped[] = [];
  function readParam<Value>(
    param: keyof DeploySearch,
    read: (value: string) => Value | undefined,
  ): Value | undefined {
    const value = search[param];
    if (value === undefined) return undefined;
    const accepted = read(value);
    if (accepted === undefined) dropped.push({ param, value });
    return accepted;
  }
  const templates = systems.rows?.flatMap((family) => family.templates);
  const planId = readParam('plan', (value) => {
    if (!isUuid(value)) return undefined;
    // Until the catalog is loaded, any id of the right format is accepted.
    return plans.rows === undefined || plans.rows.plans.some(({ id }) => id === value) ? value : undefined;
  });
  const osId = readParam('os', (value) => {
    if (!isPlainId(value)) return undefined;
    return templates === undefined || templates.some(({ id }) => id === value) ? value : undefined;
  });
  const region = readParam('region', (value) => {
    if (!isPlainId(value)) return undefined;
    return regions.rows === undefined || regions.rows.some(({ slug }) => slug === value) ? value : undefined;
  });
  const count = readParam('count', (value) => readWithin(value, 1, mostAtOnce)) ?? 1;
  const numbering: Numbering = {
    from: readParam('from', (value) => readWithin(value, 0, highestStart)) ?? 1,
    digits: readParam('digits', (value) => readWithin(value, 1, mostDigits)) ?? 1,
  };
  const isName = (kind: 'label' | 'hostname', value: string): boolean => {
    if (count > 1) return patternProblem(value, kind, count, numbering) === undefined;
    return kind === 'label' ? isLabel(value) : isHostname(value);
  };
  return {
    planId,
    plan: plans.rows?.plans.find(({ id }) => id === planId),
    region,
    osId,
    template:
      templates?.find(({ id }) => id === osId) ??
      (systems.isForbidden && osId !== undefined ? { id: osId } : undefined),
    label: readParam('label', (value) => (isName('label', value) ? value : undefined)),
    hostname: readParam('hostname', (value) => (isName('hostname', value) ? value : undefined)),
    count,
    numbering,
    addonIds: readParam('addons', readAddonIds) ?? [],
    dropped,
  };
}

/** The names of the servers, in order; none while the label is missing. The API names those without a hostname. */
export function chosenNames({
  label,
  hostname,
  count,
  numbering,
}: Pick<DeployChoice, 'label' | 'hostname' | 'count' | 'numbering'>): readonly ServerNames[] {
  if (label === undefined) return [];
  if (count === 1) return [{ label, hostname }];
  const hostnames = hostname === undefined ? [] : namesOf(hostname, count, numbering);
  return namesOf(label, count, numbering).map((name, index) => ({ label: name, hostname: hostnames[index] }));
}

/** The request bodies; none while a required choice is missing. Equal choices give the same JSON texts. */
export function deployBodies(choice: DeployChoice): readonly DeployBody[] {
  const { planId, template, region, addonIds } = choice;
  if (planId === undefined || template === undefined) return [];
  return chosenNames(choice).map(({ label, hostname }) => ({
    productId: planId,
    ...deployOsFields(template),
    label,
    ...(hostname !== undefined && { hostname }),
    ...(region !== undefined && { region }),
    ...(addonIds.length > 0 && { addons: [...addonIds] }),
  }));
}
