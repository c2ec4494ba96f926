import { useLingui } from '@lingui/react';
import { createContext, use, type ReactNode } from 'react';
import { type Formats, makeFormats } from './formats.ts';
import { formatLocale } from './languageRule.ts';

/** The formats for this page's operator and user. */
export const FormatsContext = createContext<Formats>(makeFormats({ locale: undefined, currency: undefined }));

export function useFormats(): Formats {
  return use(FormatsContext);
}

interface FormatsProviderProps {
  /** The operator's locale for numbers, prices and times; used if it has the page's language. */
  locale: string | null;
  currency: string | null;
  children: ReactNode;
}

/** Provides formats in the page's language; they follow when it changes. */
export function FormatsProvider({ locale, currency, children }: FormatsProviderProps): ReactNode {
  const { i18n } = useLingui();
  const formats = makeFormats({
    locale: formatLocale(i18n.locale, [locale, ...navigator.languages]),
    currency: currency ?? undefined,
  });
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}
