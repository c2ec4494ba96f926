import type { ReactNode } from 'react';
import { LanguageChoice } from '#ui/LanguageChoice.tsx';
import { chooseTheme, useTheme } from '#ui/theme.ts';
import { ThemeChoice } from '#ui/ThemeChoice.tsx';

/** How the person wants the page, in the top bar as far as there is room and below the page for the rest. */
export default function Preferences({ where }: { where: 'bar' | 'foot' }): ReactNode {
  const theme = useTheme();
  return (
    <>
      <span className={where === 'bar' ? 'max-lg:hidden' : 'lg:hidden'}>
        <LanguageChoice />
      </span>
      <span className={where === 'bar' ? 'max-sm:hidden' : 'sm:hidden'}>
        <ThemeChoice value={theme} onChange={chooseTheme} />
      </span>
    </>
  );
}
