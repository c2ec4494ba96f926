/**
 * The provider's own brand and addresses, used where the operator configures none. The only place of the app
 * that says the provider's name.
 */
export const providerDefaults = {
  name: 'Otwa Cloud',
  // The same picture as public/favicon.svg, brought along so that the first page need not ask for it.
  logoUrl:
    'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAzMiAzMiI+PHJlY3Qgd2lkdGg9IjMyIiBoZWlnaHQ9IjMyIiByeD0iOCIgZmlsbD0iIzJmNmZlZCIvPjxwYXRoIGQ9Ik05IDEwLjVoMTRNOSAxNmgxNE05IDIxLjVoMTQiIHN0cm9rZT0iI2ZmZiIgc3Ryb2tlLXdpZHRoPSIzIiBzdHJva2UtbGluZWNhcD0icm91bmQiLz48Y2lyY2xlIGN4PSIyMC41IiBjeT0iMTAuNSIgcj0iMyIgZmlsbD0iI2ZmZiIvPjxjaXJjbGUgY3g9IjEyIiBjeT0iMTYiIHI9IjMiIGZpbGw9IiNmZmYiLz48Y2lyY2xlIGN4PSIxOCIgY3k9IjIxLjUiIHI9IjMiIGZpbGw9IiNmZmYiLz48L3N2Zz4=',
  faviconUrl: '/favicon.svg',
  accent: '#2f6fed',
  supportUrl: 'https://otwa.cloud/support',
  supportEmail: 'support@otwa.cloud',
  dashboardName: 'Otwa Cloud dashboard',
  dashboardOrigins: ['https://otwa.cloud'],
  keysUrl: 'https://otwa.cloud/dashboard/api',
  billingPath: '/dashboard/billing',
  curlPrefix: 'OTWA',
};

/** How a key of the sandbox's owner world begins; whatever follows names a world of its own. */
export const sandboxKeyPrefix = 'otwa_sandbox_owner_';
