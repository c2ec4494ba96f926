import { Trans } from '@lingui/react/macro';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useRef,
} from 'react';
import { useDashboardName } from '#brand/BrandContext.ts';
import { buttonClass } from '#ui/buttonClass.ts';

interface ContinueLinkProps {
  url: string;
  link: RefObject<HTMLElement | null>;
  /** @returns whether the link may be followed */
  onFollow: () => boolean;
}

/** The second step: a real link, which no pop-up blocker stops. It opens a tab that can't access this one. */
export function ContinueLink({ url, link, onFollow }: ContinueLinkProps): ReactNode {
  const dashboardName = useDashboardName();
  const anchor = useRef<HTMLAnchorElement>(null);
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(link, () => anchor.current);
  function follow(event: MouseEvent): void {
    // The middle button opens a tab, too; the right one only opens the browser's menu.
    const isOpening = event.type === 'click' || event.button === 1;
    if (isOpening && !onFollow()) event.preventDefault();
  }
  /** The Enter that requested the link may still be held down: each step needs a separate key press. */
  function ignoreHeldEnter(event: KeyboardEvent): void {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  }
  return (
    <a
      ref={anchor}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
      draggable={false}
      onClick={follow}
      onAuxClick={follow}
      onKeyDown={ignoreHeldEnter}
      className={buttonClass({ variant: 'primary' })}
    >
      <Trans>
        Continue to <bdi translate="no">{dashboardName}</bdi>
      </Trans>
    </a>
  );
}
