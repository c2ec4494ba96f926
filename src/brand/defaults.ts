/** The provider's logo and icon, inline so that the first page needs no request for it. */
const picture =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='8' fill='%232f6fed'/><path d='M9 10.5h14M9 16h14M9 21.5h14' stroke='%23fff' stroke-width='3' stroke-linecap='round'/><circle cx='20.5' cy='10.5' r='3' fill='%23fff'/><circle cx='12' cy='16' r='3' fill='%23fff'/><circle cx='18' cy='21.5' r='3' fill='%23fff'/></svg>";

/**
 * The provider's own brand and addresses, used where the operator configures none. The only place in the app that
 * contains the provider's name.
 */
export const providerDefaults = {
  name: 'Otwa Cloud',
  logoUrl: picture,
  faviconUrl: picture,
  accent: '#2f6fed',
  supportUrl: 'https://otwa.cloud/support',
  supportEmail: 'support@otwa.cloud',
  dashboardOrigins: ['https://otwa.cloud'],
  keysUrl: 'https://otwa.cloud/dashboard/api',
  billingPath: '/dashboard/billing',
  curlPrefix: 'OTWA',
};

/** The prefix of a key of the sandbox's owner world; the rest of the key names a separate world. */
export const sandboxKeyPrefix = 'otwa_sandbox_owner_';
