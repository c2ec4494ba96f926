import { useLingui } from '@lingui/react/macro';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { useId, useSyncExternalStore } from 'react';
import { scopedName } from '#domain/scopedName.ts';

/**
 * The storage key of the user's choice of light or dark in this browser. `tooling/outline.ts` reads it under the same name
 * before the first paint.
 */
const storageKey = scopedName('theme');
const listeners = new Set<() => void>();

function readTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Applies the theme now and on the next visit. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage is forbidden: the choice lasts until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, readTheme);
}

export type Theme = 'light' | 'dark' | 'system';

export interface ThemeChoiceProps {
  value: Theme;
  onChange: (theme: Theme) => void;
}

/** Light, dark or the system's: three radio buttons in one control. */
export function ThemeChoice({ value, onChange }: ThemeChoiceProps) {
  const { t } = useLingui();
  const name = useId();
  const choices = [
    { theme: 'light', label: t`Light`, Icon: Sun },
    { theme: 'dark', label: t`Dark`, Icon: Moon },
    { theme: 'system', label: t`Match system`, Icon: Monitor },
  ] as const;
  return (
    <fieldset className="flex w-fit rounded-md border border-line bg-sunken p-0.5 print:hidden">
      <legend className="sr-only">{t`Theme`}</legend>
      {choices.map(({ theme, label, Icon }) => (
        <label
          key={theme}
          title={label}
          className="relative grid size-6.5 cursor-pointer place-items-center rounded-sm text-muted transition-colors hover:text-fg has-checked:bg-raised has-checked:text-fg has-checked:shadow-low forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:size-9"
        >
          <input
            type="radio"
            name={name}
            value={theme}
            checked={value === theme}
            onChange={() => onChange(theme)}
            className="absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
          />
          <Icon className="size-4" aria-hidden="true" />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
