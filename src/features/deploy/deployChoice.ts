import { isHostname, isLabel } from '#domain/label.ts';
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
  readonly label: string | undefined;
  readonly hostname: string | undefined;
  readonly addonIds: readonly string[];
  /** Values in the URL that can't be chosen. */
  readonly dropped: readonly Dropped[];
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
  return {
    planId,
    plan: plans.rows?.plans.find(({ id }) => id === planId),
    region,
    osId,
    template:
      templates?.find(({ id }) => id === osId) ??
      (systems.isForbidden && osId !== undefined ? { id: osId } : undefined),
    label: readParam('label', (value) => (isLabel(value) ? value : undefined)),
    hostname: readParam('hostname', (value) => (isHostname(value) ? value : undefined)),
    addonIds: readParam('addons', readAddonIds) ?? [],
    dropped,
  };
}

/** The request body; `undefined` while a required choice is missing. Equal choices give the same JSON text. */
export function deployBody(choice: DeployChoice): DeployBody | undefined {
  const { planId, template, label, hostname, region, addonIds } = choice;
  if (planId === undefined || template === undefined || label === undefined) return undefined;
  return {
    productId: planId,
    ...deployOsFields(template),
    label,
    ...(hostname !== undefined && { hostname }),
    ...(region !== undefined && { region }),
    ...(addonIds.length > 0 && { addons: [...addonIds] }),
  };
}
