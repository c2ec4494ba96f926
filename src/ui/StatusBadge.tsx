import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { StatusShape, type StatusShapeName } from './StatusShape.tsx';

export type Tone = 'positive' | 'caution' | 'critical' | 'info' | 'neutral';

export interface StatusBadgeProps {
  tone: Tone;
  shape: StatusShapeName;
  /** The word; never omitted. */
  children: ReactNode;
  /** `pill` where it stands alone, `plain` in dense rows. */
  look?: 'pill' | 'plain' | undefined;
}

const glyphs: Record<Tone, string> = {
  positive: 'text-positive',
  caution: 'text-caution',
  critical: 'text-critical',
  info: 'text-info',
  neutral: 'text-neutral',
};

const pills: Record<Tone, string> = {
  positive: 'border-positive-line bg-positive-soft text-positive',
  caution: 'border-caution-line bg-caution-soft text-caution',
  critical: 'border-critical-line bg-critical-soft text-critical',
  info: 'border-info-line bg-info-soft text-info',
  neutral: 'border-neutral-line bg-neutral-soft text-neutral',
};

/** A status as colour, shape and word together, so that no single one of them has to be seen. */
export function StatusBadge({ tone, shape, children, look = 'pill' }: StatusBadgeProps) {
  const pill = look === 'pill';
  return (
    <span
      className={cx(
        'inline-flex max-w-full items-center gap-1.5 align-middle whitespace-nowrap',
        pill && 'h-6 rounded-full border ps-1.5 pe-2.5 text-sm font-medium',
        pill && pills[tone],
      )}
    >
      <StatusShape shape={shape} className={cx(!pill && glyphs[tone])} />
      <span translate="no" className="truncate">
        {children}
      </span>
    </span>
  );
}
