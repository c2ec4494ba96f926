import { providerDefaults } from './defaults.ts';
import {
  apiAddress,
  choice,
  colour,
  currencyCode,
  dashboardPath,
  email,
  imageAddress,
  localeTag,
  minutes,
  noneUnless,
  originList,
  orNone,
  percentage,
  type Setting,
  shortText,
  toggle,
  variablePrefix,
  webAddress,
  words,
} from './settings.ts';

/**
 * The operator's configuration, `/config.json`: every setting with its valid values and its default. It must contain no
 * secret, and nothing in it is ever used as markup, style or script.
 */
export const settings = {
  apiBaseUrl: apiAddress('/api/v1'),
  brand: {
    name: shortText(providerDefaults.name),
    logoUrl: imageAddress(providerDefaults.logoUrl),
    faviconUrl: imageAddress(providerDefaults.faviconUrl),
    accent: colour(providerDefaults.accent),
    supportUrl: orNone(webAddress(providerDefaults.supportUrl)),
    supportEmail: orNone(email(providerDefaults.supportEmail)),
  },
  dashboard: {
    // Derived from the brand's name where it is shown, in the language of the page.
    name: shortText(''),
    origins: originList(providerDefaults.dashboardOrigins),
  },
  keysUrl: orNone(webAddress(providerDefaults.keysUrl)),
  billingPath: dashboardPath(providerDefaults.billingPath),
  currency: noneUnless(currencyCode('EUR')),
  locale: noneUnless(localeTag('en')),
  regionLabels: words(),
  pricing: {
    view: choice('account', 'retail'),
    method: choice('markup', 'margin'),
    marginPercent: noneUnless(percentage(0)),
  },
  messageWords: words(),
  curlPrefix: variablePrefix(providerDefaults.curlPrefix),
  session: {
    keep: choice('tab', 'memory'),
    idleMinutes: minutes(30),
    /** Without a value: on if the app has an origin to itself, so that no other app shares its storage. */
    shareBetweenTabs: noneUnless(toggle(true)),
  },
  sandbox: { offer: toggle(false) },
};

/** Settings by name, in groups. */
export interface SettingGroup {
  readonly [name: string]: Setting<unknown> | SettingGroup;
}

/**
 * The settings for a brand. An operator's own brand takes no default from the provider, except where the official
 * dashboard is: setting a name is enough to show no other brand behind it.
 */
export function settingsOf(brandName: string): typeof settings {
  if (brandName === providerDefaults.name) return settings;
  const { brand, keysUrl, curlPrefix } = settings;
  const none = { fallback: null };
  return {
    ...settings,
    brand: {
      ...brand,
      // The brand's first letter replaces the logo, and the page's built-in icon belongs to no brand.
      logoUrl: { ...brand.logoUrl, fallback: '' },
      faviconUrl: { ...brand.faviconUrl, fallback: '' },
      supportUrl: { ...brand.supportUrl, ...none },
      supportEmail: { ...brand.supportEmail, ...none },
    },
    keysUrl: { ...keysUrl, ...none },
    // Derived from the name where it is needed.
    curlPrefix: { ...curlPrefix, fallback: '' },
  };
}

/** The type of these settings' values. */
export type ValuesOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Setting<infer Value> ? Value : ValuesOf<Group[Name]>;
};

export type Configuration = ValuesOf<typeof settings>;
