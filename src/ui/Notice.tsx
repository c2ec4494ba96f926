import { type ReactNode, useId } from 'react';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import OctagonAlert from 'lucide-react/icons/octagon-exclamation-point';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import X from 'lucide-react/icons/x';
import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import { IconButton } from './Button.tsx';
import type { Elements } from './Trans.tsx';

export type NoticeTone = 'info' | 'positive' | 'caution' | 'critical';

export interface NoticeProps {
  tone: NoticeTone;
  title?: ReactNode;
  children?: Elements;
  /** A button or link at the end. */
  action?: ReactNode;
  onDismiss?: (() => void) | undefined;
  /** `alert` interrupts a screen reader, `status` waits its turn; without a role it is read only when reached. */
  role?: 'alert' | 'status' | undefined;
  /** Full width, between the top bar and the page. */
  banner?: boolean | undefined;
}

const looks: Record<NoticeTone, { box: string; glyph: string }> = {
  info: { box: 'border-info-line bg-info-soft', glyph: 'text-info' },
  positive: { box: 'border-positive-line bg-positive-soft', glyph: 'text-positive' },
  caution: { box: 'border-caution-line bg-caution-soft', glyph: 'text-caution' },
  critical: { box: 'border-critical-line bg-critical-soft', glyph: 'text-critical' },
};

const icons = { info: Info, positive: CircleCheck, caution: TriangleAlert, critical: OctagonAlert };

export function Notice({ tone, title, children, action, onDismiss, role, banner = false }: NoticeProps) {
  const { t } = useLingui();
  const id = useId();
  const Icon = icons[tone];
  return (
    <div
      role={role}
      className={cx(
        'flex items-start gap-3',
        banner ? 'border-b px-4 py-2 lg:px-5' : 'rounded-lg border px-4 py-3',
        looks[tone].box,
      )}
    >
      <Icon className={cx('mt-0.5 size-4 shrink-0', looks[tone].glyph)} aria-hidden="true" />
      {/* Where there is no room beside the text, the action wraps under the text, not under the icon. */}
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2.5">
        <div className="min-w-0 flex-[1_1_14rem] wrap-anywhere">
          {title && (
            <p id={id} className="font-semibold">
              {title}
            </p>
          )}
          {children}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
      {onDismiss && (
        <IconButton
          id={`${id}-dismiss`}
          // Without a title the whole text would be the button's name.
          aria-labelledby={title ? `${id}-dismiss ${id}` : undefined}
          size="sm"
          label={t`Dismiss`}
          icon={<X aria-hidden="true" />}
          onClick={onDismiss}
          className="-my-1 -me-2 sm:self-center"
        />
      )}
    </div>
  );
}
