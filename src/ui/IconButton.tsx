import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'square' | 'aria-label' | 'title'> {
  /** The accessible name, shown as a tooltip as well. */
  label: string;
  /** One icon from lucide-react; its size follows the button's. */
  icon: ReactNode;
}

export function IconButton({ label, icon, variant = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Button {...rest} variant={variant} square aria-label={label} title={label}>
      {icon}
    </Button>
  );
}
