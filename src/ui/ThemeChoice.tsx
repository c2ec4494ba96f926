import { useLingui } from '@lingui/react/macro';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { useId, useSyncExternalStore } from 'react';
import { createChoice } from './choice.ts';

export type Theme = 'light' | 'dark' | 'system';

const chosen = createChoice<Theme>('theme', ['system', 'light', 'dark']);
// The first time, `tooling/outline.ts` has done the same before the first paint.
chosen.subscribe(() => {
  const theme = chosen.get();
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
});

/** Applies the theme now and on the next visit. */
export const chooseTheme = chosen.set;

export function useTheme(): Theme {
  return useSyncExternalStore(chosen.subscribe, chosen.get);
}

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
