import {
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { asApiError, isFinalError } from '#api/apiError.ts';
import { useListOsTemplates, useListRegions } from '#api/generated/catalog/catalog.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { brandedName, mayShow, regionLabel } from '#brand/brandedWords.ts';
import type { Configuration } from '#brand/configuration.ts';
import { fold } from '#domain/fold.ts';
import { type OsFamily, type OsTemplate, readOsFamilies } from '#domain/osTemplates.ts';
import { safePicture } from '#domain/picture.ts';
import { findRegion, readRegions, type Region, regionKey } from '#domain/regions.ts';
import { useScope } from '#session/scopes.ts';
import { apiAddress } from '#session/sessionSettings.ts';
import type { ChoiceGroup } from '#ui/ChoiceList.tsx';
import { createStore } from '#ui/createStore.ts';
import { useVisible } from '#ui/useVisible.ts';
import { visibleText } from '#ui/visibleText.ts';
import { catalogNames, type Names } from './names.tsx';

/** A square with the first letter of a name. The letter isn't text: it is decoration, and nobody wants it copied. */
function Initial({ name, style }: { name: string; style?: CSSProperties | undefined }): ReactNode {
  return (
    <span
      aria-hidden="true"
      data-initial={/[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase()}
      className="os-mark"
      style={style}
    />
  );
}

/** Pictures that did not load: their marks are shown instead, in every row. */
const brokenPictures = createStore<ReadonlySet<string>>(new Set());

interface MarkProps {
  name: string;
  /** The catalog's colour, which the style sheet corrects so that the initial can be read on it. */
  style: CSSProperties | undefined;
  picture: string | undefined;
}

function Mark({ name, style, picture }: MarkProps): ReactNode {
  const broken = useSyncExternalStore(brokenPictures.subscribe, brokenPictures.get);
  if (picture === undefined || broken.has(picture)) return <Initial name={name} style={style} />;
  return (
    <img
      src={picture}
      alt=""
      aria-hidden="true"
      width={18}
      height={18}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      className="os-picture"
      onError={() => brokenPictures.set(new Set(brokenPictures.get()).add(picture))}
    />
  );
}

function markOf({ id, family, icon, colour }: OsTemplate, brand: Configuration): ReactElement {
  const picture = safePicture(icon, { apiUrl: apiAddress(), pageUrl: location.href });
  return (
    <Mark
      name={brandedName(family || id, brand)}
      // A custom property, which React's type doesn't know.
      style={colour === '' ? undefined : ({ '--colour': colour } as CSSProperties)}
      picture={picture !== undefined && mayShow(picture, brand) ? picture : undefined}
    />
  );
}

/** The function, computed once for each text: a fleet of 10,000 has a few dozen systems and regions. */
function remember<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text) ?? compute(text);
    known.set(text, value);
    return value;
  };
}

/** No word of a query matches across it: nobody types it. */
const apart = '\u0001';

/** The names that a catalog gives, as this brand may show them. What the catalog doesn't know stays as it came. */
export function namesOf(
  families: readonly OsFamily[],
  regions: readonly Region[],
  brand: Configuration,
): Names {
  const templates = new Map<string, OsTemplate>();
  for (const template of families.flatMap((family) => family.templates))
    if (!templates.has(template.id)) templates.set(template.id, template);
  const os = remember((id) => brandedName(templates.get(id)?.label ?? id, brand));
  const region = remember((text) => regionLabel(regionKey(text, regions, brand.regionLabels), brand));
  const wordsOfOs = remember((id) => fold([os(id), templates.get(id)?.family].join(apart)));
  const wordsOfRegion = remember((text) => {
    const { slug, name } = findRegion(text, regions) ?? {};
    return fold([region(text), slug, name].join(apart));
  });
  return {
    os,
    region,
    inLink: remember((text) => brandedName(text, brand)),
    mark: remember((id) => {
      const template = templates.get(id);
      return template === undefined ? <Initial name={os(id)} /> : markOf(template, brand);
    }),
    words: (server) => wordsOfOs(server.os) + apart + wordsOfRegion(server.region),
  };
}

/** The names of a plan's regions. A name may have a comma in it. */
export function regionNames(regions: readonly string[], names: Names): string {
  return regions.map(names.region).join(' · ');
}

/** The systems of a catalog as the groups of a `ChoiceList`. */
export function systemGroups(
  families: readonly OsFamily[],
  names: Names,
  brand: Configuration,
): readonly ChoiceGroup[] {
  return families.map(({ family, templates }) => ({
    name: visibleText(brandedName(family, brand)),
    choices: templates.map(({ id }) => ({
      value: id,
      label: visibleText(names.os(id)),
      mark: names.mark(id),
    })),
  }));
}

const none: readonly never[] = [];

/** The names of the catalog. Systems and regions hardly ever change, so they are requested once and kept. */
export function useCatalogNames(): Names {
  const brand = useBrand();
  const isDenied = useScope('account:read') === 'denied';
  const isVisible = useVisible();
  const query = {
    // A hidden tab sends no requests, and a key that may not read the catalog doesn't try twice.
    enabled: ({ state }: { state: { error: unknown } }) =>
      isVisible &&
      !isDenied &&
      (!isFinalError(state.error) || asApiError(state.error)?.kind === 'unauthorized'),
    staleTime: 3_600_000,
    gcTime: 7_200_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  };
  const { data: families = none } = useListOsTemplates({ query: { ...query, select: readOsFamilies } });
  const { data: regions = none } = useListRegions({ query: { ...query, select: readRegions } });
  return useMemo(() => namesOf(families, regions, brand), [families, regions, brand]);
}

/** Reads the catalog once the page is idle, and names things by it from then on, until the user signs out. */
export function CatalogNames(): null {
  const names = useCatalogNames();
  useLayoutEffect(() => {
    catalogNames.set(names);
    return () => catalogNames.set(undefined);
  }, [names]);
  return null;
}
