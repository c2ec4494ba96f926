import { createContext, type ReactElement, type ReactNode, use } from 'react';
import { defaultConfiguration } from '#brand/BrandContext.ts';
import { brandedName, regionLabel } from '#brand/brandedWords.ts';
import type { Configuration } from '#brand/configuration.ts';
import type { Server } from '#domain/server.ts';
import { placeholder } from '#i18n/formats.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { createStore } from '#ui/createStore.ts';
import { visibleText } from '#ui/visibleText.ts';

/** The one name that an operating system or a region has on every page, in every search and export. */
export interface Names {
  /** An operating system's name, by its id. */
  readonly os: (id: string) => string;
  /** A region's name, by the text that a server or a plan has, or by its slug. */
  readonly region: (region: string) => string;
  /** What stands for either in a link: the API's own text, since a name can change with the catalog. */
  readonly inLink: (text: string) => string;
  /** What stands before the system's name: the catalog's picture, or its family's initial. */
  readonly mark: (id: string) => ReactElement;
  /** What finds a server by its system or region, besides what the API says of the server itself; folded. */
  readonly words: (server: Pick<Server, 'os' | 'region'>) => string;
}

/** The names while the catalog isn't known, or can't be read: what the API says of a server, in the brand's words. */
export function plainNames(brand: Configuration): Names {
  const asItCame = (text: string): string => brandedName(text, brand);
  return {
    os: asItCame,
    inLink: asItCame,
    region: (text) => regionLabel(text, brand),
    // As large as the mark that comes, so that nothing moves.
    mark: () => <span aria-hidden="true" className="os-mark" />,
    words: () => '',
  };
}

/** The names of the catalog; set once it has been read, which the list doesn't wait for. */
export const catalogNames = createStore<Names | undefined>(undefined);

export const NamesContext = createContext(plainNames(defaultConfiguration));

export function useNames(): Names {
  return use(NamesContext);
}

/** With a title, since a narrow column may show only the beginning. */
function Name({ text, max }: { text: string; max: number }): ReactNode {
  return (
    <span title={visibleText(text)}>
      <BidiText text={text} max={max} />
    </span>
  );
}

/** A system's name after its mark. Both are in one line, and as high, before and after the catalog is known. */
export function OsName({ id, max }: { id: string; max: number }): ReactNode {
  const { os, mark } = use(NamesContext);
  return id === '' ? (
    <span>{placeholder}</span>
  ) : (
    <>
      {mark(id)}
      <Name text={os(id)} max={max} />
    </>
  );
}

export function RegionName({ region, max }: { region: string; max: number }): ReactNode {
  const { region: nameOf } = use(NamesContext);
  return region === '' ? <span>{placeholder}</span> : <Name text={nameOf(region)} max={max} />;
}
