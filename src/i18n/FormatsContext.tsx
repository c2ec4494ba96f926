import { useLingui } from '@lingui/react';
import { createContext, use, type ReactNode } from 'react';
import { type Formats, makeFormats } from './formats.ts';
import { formatLocale } from './languageRule.ts';

/** The formats of this page's operator and person. */
export const FormatsContext = createContext<Formats>(makeFormats({ locale: undefined, currency: undefined }));

export function useFormats(): Formats {
  return use(FormatsContext);
}

interface FormatsProviderProps {
  /** What the operator writes numbers, prices and times by, where the page speaks that language. */
  locale: string | null;
  currency: string | null;
  children: ReactNode;
}

/** Formats in the language of the page, whichever it becomes. */
export function FormatsProvider({ locale, currency, children }: FormatsProviderProps): ReactNode {
  const { i18n } = useLingui();
  const formats = makeFormats({
    locale: formatLocale(i18n.locale, [locale, ...navigator.languages]),
    currency: currency ?? undefined,
  });
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}
