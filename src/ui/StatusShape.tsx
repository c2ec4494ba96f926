import { cx } from './cx.ts';

/**
 * filled: running; hollow: stopped; arc: in progress; triangle: needs attention; square: blocked from outside; cross:
 * ended or failed; question: an unknown status.
 */
export type StatusShapeName = 'filled' | 'hollow' | 'arc' | 'triangle' | 'square' | 'cross' | 'question';

const paths: Record<StatusShapeName, React.ReactNode> = {
  filled: <circle cx="6" cy="6" r="3.75" fill="currentColor" stroke="none" />,
  hollow: <circle cx="6" cy="6" r="3.5" />,
  arc: (
    <>
      <circle cx="6" cy="6" r="4" opacity="0.3" />
      <path d="M6 2a4 4 0 0 1 4 4" />
    </>
  ),
  triangle: <path d="M6 1.9 10.6 10H1.4Z" fill="currentColor" />,
  square: <rect x="2.5" y="2.5" width="7" height="7" rx="1" fill="currentColor" stroke="none" />,
  cross: <path d="m3 3 6 6M9 3 3 9" />,
  question: <path d="M4 4.2A2 2 0 1 1 6.6 6Q6 6.3 6 7.2M6 9.7v.1" />,
};

export function StatusShape({
  shape,
  className,
}: {
  shape: StatusShapeName;
  className?: string | undefined;
}) {
  return (
    <svg
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={cx('size-3 shrink-0', shape === 'arc' && 'turning', className)}
    >
      {paths[shape]}
    </svg>
  );
}
