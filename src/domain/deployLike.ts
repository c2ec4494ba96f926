import { nextLabel } from './namePattern.ts';
import { findTemplate, type OsFamily } from './osTemplates.ts';
import type { Plan } from './plans.ts';
import { isUuid, readFields, readText } from './read.ts';
import { findRegion, type Region } from './regions.ts';
import type { Server } from './server.ts';

/** What a deploy from this browser asked for. No secrets. */
export interface PastDeploy {
  readonly serverId: string;
  readonly label: string;
  /** The plan's id. */
  readonly plan: string;
  /** The region's slug; '' without a preference. */
  readonly region: string;
  /** The OS template's id. */
  readonly os: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Reads a stored deploy; `undefined` if it is invalid. */
export function readPastDeploy(value: unknown): PastDeploy | undefined {
  const fields = readFields<keyof PastDeploy>(value);
  if (!isUuid(fields?.serverId) || !isUuid(fields.plan) || typeof fields.at !== 'number') return undefined;
  const { serverId, plan, at } = fields;
  const [label = '', region = '', os = ''] = [fields.label, fields.region, fields.os].map(readText);
  return os === '' ? undefined : { serverId, label, plan, region, os, at };
}

/**
 * How sure a plan is. `exact`: it was asked for in this browser; `here`: the only one of the server's size, in the
 * server's region; `elsewhere`: the only one of this size, perhaps of another region. Otherwise none is chosen:
 * `several` fit, `none` does, the server's size is `unread`, or there is no catalog to look it up in (`noCatalog`).
 */
const planMatches = ['exact', 'here', 'elsewhere', 'several', 'none', 'unread', 'noCatalog'] as const;
export type PlanMatch = (typeof planMatches)[number];

/** A catalog to choose from; `undefined`: this list can't be read. */
export interface LikeCatalog {
  readonly plans: readonly Plan[] | undefined;
  readonly regions: readonly Region[] | undefined;
  readonly families: readonly OsFamily[] | undefined;
  /** What the pages call a region; two texts with one name are one place. */
  readonly nameOf: (region: string) => string;
}

type Size = Pick<Server, 'vcpu' | 'ramMb' | 'diskGb'>;

const isSameSize = (one: Size, other: Size): boolean =>
  one.vcpu === other.vcpu && one.ramMb === other.ramMb && one.diskGb === other.diskGb;

/** The region that a server's text means, by its slug or name, or as the only one that is called the same on the pages. */
function regionOf(text: string, { regions = [], nameOf }: LikeCatalog): Region | undefined {
  const found = findRegion(text, regions);
  if (found !== undefined || text === '') return found;
  const [one, ...others] = regions.filter(({ slug }) => nameOf(slug) === nameOf(text));
  return others.length === 0 ? one : undefined;
}

interface MatchedPlan {
  readonly match: PlanMatch;
  readonly id?: string | undefined;
}

/** The plan of a server, by its size and, of several, by its region: the API doesn't say which one it has. */
export function matchPlan(server: Size & Pick<Server, 'region'>, catalog: LikeCatalog): MatchedPlan {
  const { plans, nameOf } = catalog;
  if (plans === undefined) return { match: 'noCatalog' };
  if ([server.vcpu, server.ramMb, server.diskGb].includes(undefined)) return { match: 'unread' };
  const isHere = (text: string): boolean => {
    const slug = regionOf(text, catalog)?.slug;
    const isSameRegion = slug !== undefined && slug === regionOf(server.region, catalog)?.slug;
    return isSameRegion || (server.region !== '' && nameOf(text) === nameOf(server.region));
  };
  const sameSize = plans.filter((plan) => isSameSize(plan, server));
  const here = sameSize.filter(({ regions }) => regions.some(isHere));
  if (here.length === 1) return { match: 'here', id: here[0]?.id };
  if (sameSize.length === 1) return { match: 'elsewhere', id: sameSize[0]?.id };
  return { match: sameSize.length === 0 ? 'none' : 'several' };
}

/** What is said about the choices that were made after the pattern of a server, and where something is missing. */
export interface LikeNote {
  /** The server's name. */
  readonly name: string;
  readonly match: PlanMatch;
  /** The plan that was chosen; '' if none was. */
  readonly plan: string;
  /** The server's region, if none of the catalog's is known to be it; else ''. */
  readonly region: string;
  /** The server's system, if none of the catalog's is known to be it; else ''. */
  readonly os: string;
}

/** Reads a note that another version of the app may have left; `undefined` if it is invalid. */
export function readLikeNote(value: unknown): LikeNote | undefined {
  const fields = readFields<keyof LikeNote>(value);
  const match = planMatches.find((one) => one === fields?.match);
  if (fields === undefined || match === undefined) return undefined;
  const [name = '', plan = '', region = '', os = ''] = [
    fields.name,
    fields.plan,
    fields.region,
    fields.os,
  ].map(readText);
  return { name, match, plan, region, os };
}

/** What is chosen for another server like one. */
export interface LikeChoice {
  readonly plan: string | undefined;
  readonly region: string | undefined;
  readonly os: string | undefined;
  readonly label: string | undefined;
  readonly note: LikeNote;
}

/** The pattern: a server, what its deploy asked for, or both. */
export interface Pattern {
  readonly server: Server | undefined;
  readonly past: PastDeploy | undefined;
  readonly name: string;
}

/**
 * The choices for another server like one: its plan, region and system as far as they are known, and the next free
 * label; no hostname, no add-ons. What isn't known, or isn't in the catalog any more, is left out.
 * @param taken the labels in use
 */
export function chooseLike(
  { server, past, name }: Pattern,
  catalog: LikeCatalog,
  taken: ReadonlySet<string>,
): LikeChoice {
  const { plans, regions, families } = catalog;
  const pastPlan = plans?.find(({ id }) => id === past?.plan);
  // An upgraded server has another size than it was deployed with.
  const isPastPlan =
    past !== undefined &&
    (plans === undefined ||
      (pastPlan !== undefined &&
        (server === undefined || matchPlan(server, { ...catalog, plans: [pastPlan] }).match !== 'none')));
  const guessed = server === undefined ? { match: 'none' as const } : matchPlan(server, catalog);
  const plan: MatchedPlan = isPastPlan ? { match: 'exact', id: past.plan } : guessed;

  const regionText = past?.region ?? server?.region ?? '';
  const region =
    past !== undefined && regions === undefined ? past.region : regionOf(regionText, catalog)?.slug;

  // The server's own: it may have been reinstalled since it was deployed.
  const osText = server?.os || past?.os || '';
  const isTypedOs = families === undefined && osText === past?.os;
  const os = isTypedOs ? osText : findTemplate(osText, families ?? [])?.id;
  return {
    plan: plan.id,
    region: region || undefined,
    os,
    label: nextLabel(server?.label || past?.label || '', taken),
    note: {
      name,
      match: plan.match,
      plan: plan.id ?? '',
      region: region ? '' : regionText,
      os: os === undefined ? osText : '',
    },
  };
}

/** The first step where something must be chosen yet; the review if nothing must. */
export function firstOpenStep({ plan, os }: Pick<LikeChoice, 'plan' | 'os'>): 'plan' | 'system' | 'review' {
  if (plan === undefined) return 'plan';
  return os === undefined ? 'system' : 'review';
}
