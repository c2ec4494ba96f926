import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface DefinitionListProps {
  /**
   * `rows`: term and value side by side, with a hairline between rows, for details; `figures`: the value large under
   * its term, side by side, for a few specs.
   */
  look?: 'rows' | 'figures' | undefined;
  /** `Definition`s. */
  children: ReactNode;
}

export function DefinitionList({ look = 'rows', children }: DefinitionListProps) {
  return (
    <dl
      className={cx(
        'group/definitions',
        look === 'rows'
          ? 'flex flex-col divide-y divide-line'
          : 'grid grid-cols-2 gap-x-6 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-12',
      )}
      data-look={look}
    >
      {children}
    </dl>
  );
}

export interface DefinitionProps {
  term: ReactNode;
  /** The value; `undefined` and `null` mean unknown and show a dash. */
  children: ReactNode;
  /** A second, quiet line under the value. */
  note?: ReactNode;
}

export function Definition({ term, children, note }: DefinitionProps) {
  return (
    <div className="flex min-w-0 flex-col gap-x-4 gap-y-0.5 group-data-[look=rows]/definitions:py-2.5 group-data-[look=rows]/definitions:first:pt-0 group-data-[look=rows]/definitions:last:pb-0 group-data-[look=rows]/definitions:flex-row">
      <dt className="shrink-0 text-muted group-data-[look=figures]/definitions:text-sm group-data-[look=rows]/definitions:w-32 sm:group-data-[look=rows]/definitions:w-36">
        {term}
      </dt>
      <dd className="min-w-0 flex-1 wrap-anywhere group-data-[look=figures]/definitions:text-lg group-data-[look=figures]/definitions:font-medium">
        {note ? (
          <>
            <div>{children ?? '—'}</div>
            <div className="text-sm font-normal text-muted">{note}</div>
          </>
        ) : (
          (children ?? '—')
        )}
      </dd>
    </div>
  );
}
