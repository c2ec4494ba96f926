import { isHostname, isLabel } from '#domain/label.ts';
import { deployOsFields, type OsTemplate } from '#domain/osTemplates.ts';
import type { Plan } from '#domain/plans.ts';
import { isUuid } from '#domain/read.ts';
import type { Region } from '#domain/regions.ts';
import type { DeployBody } from '#operations/deploy.ts';
import type { DeploySearch } from './deploySteps.ts';
import type { Catalog } from './useCatalog.ts';

/** What is chosen, as far as it can be. */
export interface DeployChoice {
  readonly planId: string | undefined;
  /** The plan, where the key may read the catalog. */
  readonly plan: Plan | undefined;
  /** Its slug. */
  readonly region: string | undefined;
  /** The region with its name, where the key may read the catalog. */
  readonly regionRow: Region | undefined;
  readonly osId: string | undefined;
  readonly template: OsTemplate | undefined;
  readonly label: string | undefined;
  readonly hostname: string | undefined;
  readonly addonIds: readonly string[];
  /** What the address says that can't be chosen. */
  readonly dropped: readonly Dropped[];
}

export interface Dropped {
  readonly param: keyof DeploySearch;
  readonly value: string;
}

const plainId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Whether a text has the form of a system's, region's or add-on's id. */
export function isPlainId(text: string): boolean {
  return plainId.test(text);
}

/** The ids in a text with commas between, each once; nothing where one of them can't be an id. */
export function readAddonIds(text: string): readonly string[] | undefined {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return ids.every(isPlainId) ? [...new Set(ids)] : undefined;
}

/** Checks what the address says against the catalog, or, where the key may not read it, against what ids look like. */
export function readChoice(search: DeploySearch, { plans, regions, systems }: Catalog): DeployChoice {
  const dropped: Dropped[] = [];
  function take<Value>(
    param: keyof DeploySearch,
    read: (value: string) => Value | undefined,
  ): Value | undefined {
    const value = search[param];
    if (value === undefined) return undefined;
    const taken = read(value);
    if (taken === undefined) dropped.push({ param, value });
    return taken;
  }
  const templates = systems.rows?.flatMap((family) => family.templates);
  const planId = take('plan', (value) => {
    if (!isUuid(value)) return undefined;
    // Until the catalog is there nothing is known to be wrong with it.
    return plans.rows === undefined || plans.rows.plans.some(({ id }) => id === value) ? value : undefined;
  });
  const osId = take('os', (value) => {
    if (!isPlainId(value)) return undefined;
    return templates === undefined || templates.some(({ id }) => id === value) ? value : undefined;
  });
  const region = take('region', (value) => {
    if (!isPlainId(value)) return undefined;
    return regions.rows === undefined || regions.rows.some(({ slug }) => slug === value) ? value : undefined;
  });
  return {
    planId,
    plan: plans.rows?.plans.find(({ id }) => id === planId),
    region,
    regionRow: regions.rows?.find(({ slug }) => slug === region),
    osId,
    template:
      templates?.find(({ id }) => id === osId) ??
      (systems.isForbidden && osId !== undefined ? { id: osId, family: '', label: osId } : undefined),
    label: take('label', (value) => (isLabel(value) ? value : undefined)),
    hostname: take('hostname', (value) => (isHostname(value) ? value : undefined)),
    addonIds: take('addons', readAddonIds) ?? [],
    dropped,
  };
}

/** The request, where everything it needs is chosen; always the same text for the same choice. */
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
