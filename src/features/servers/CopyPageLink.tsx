import { useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CopyButton } from '#ui/CopyButton.tsx';

/**
 * Copies the address of the page that is open, with its view.
 * @param name the button's whole name, which begins with "Copy link"
 */
export function CopyPageLink({ name, className }: { name: string; className?: string }): ReactNode {
  const { t } = useLingui();
  const { publicHref } = useLocation();
  return (
    <CopyButton text={location.origin + publicHref} label={t`Copy link`} name={name} className={className} />
  );
}
