import type { Configuration } from './configuration.ts';
import { providerDefaults } from './defaults.ts';

/** The provider's name in any spelling that the API's texts may hold. */
const providersName = /otwa(?:[\s._-]?cloud)?/i;

/** Whether people under this brand are to meet the provider's name nowhere. */
export const isOwnBrand = ({ brand }: Pick<Configuration, 'brand'>): boolean =>
  brand.name !== providerDefaults.name;

export const namesProvider = (text: string): boolean => providersName.test(text);

/** "OTWA IST" → "IST" */
export const withoutProvider = (text: string): string =>
  text
    .replaceAll(new RegExp(providersName, 'gi'), '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s:·_-]+|[\s:·_-]+$/g, '');
