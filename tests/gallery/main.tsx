import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppFrame, Brand, navLinkClass } from '#ui/AppFrame.tsx';
import { keptChoice } from '#ui/choice.ts';
import { activateLanguage } from '#ui/language.ts';
import { LanguageChoice } from '#ui/LanguageChoice.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { chooseTheme, ThemeChoice, useTheme } from '#ui/ThemeChoice.tsx';
import { Content } from './content.tsx';
import { Controls } from './controls.tsx';
import { Messages } from './messages.tsx';

const parts = { Controls, Messages, Content };

/**
 * Every component of src/ui/ in its states, for whoever changes one: `/gallery` of the development server. It needs no
 * session and no API. The components speak the chosen language; the gallery's own words are English.
 */
function Gallery(): ReactNode {
  const theme = useTheme();
  return (
    <AppFrame
      brand={<Brand name="Gallery" />}
      nav={Object.keys(parts).map((part) => (
        <a key={part} href={`#${part}`} className={navLinkClass}>
          {part}
        </a>
      ))}
      end={
        <>
          <LanguageChoice />
          <ThemeChoice value={theme} onChange={chooseTheme} />
        </>
      }
    >
      <PageHeader
        title="Gallery"
        badge={
          <StatusBadge tone="info" shape="filled">
            Development
          </StatusBadge>
        }
        meta="Every component of src/ui in its states"
      />
      {Object.entries(parts).map(([part, Part]) => (
        <section key={part} id={part} aria-label={part} className="pieces">
          <h2 className="text-xl font-semibold">{part}</h2>
          <Part />
        </section>
      ))}
    </AppFrame>
  );
}

await activateLanguage(keptChoice('language') ?? 'en');
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <Gallery />
    </I18nProvider>
  </StrictMode>,
);
