import { createContext, use } from 'react';
import { type Formats, makeFormats } from './formats.ts';

/** The formats of this page's operator and person. */
export const FormatsContext = createContext<Formats>(makeFormats({ locale: undefined, currency: undefined }));

export function useFormats(): Formats {
  return use(FormatsContext);
}
