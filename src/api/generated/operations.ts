/**
 * Generated from openapi.json by `npm run generate`
 * Do not edit manually.
 */
export const operations = [
  { operationId: 'getAccount', method: 'GET', path: '/account', scope: 'account:read', answer: 'object' },
  { operationId: 'listProducts', method: 'GET', path: '/products', scope: 'account:read', answer: 'list' },
  { operationId: 'listRegions', method: 'GET', path: '/regions', scope: 'account:read', answer: 'list' },
  { operationId: 'listOsTemplates', method: 'GET', path: '/os-templates', scope: 'account:read', answer: 'list' },
  { operationId: 'getResellerState', method: 'GET', path: '/reseller', scope: 'account:read', answer: 'nullable' },
  { operationId: 'issueAccountSso', method: 'POST', path: '/sso', scope: 'account:read', answer: 'object' },
  { operationId: 'listServers', method: 'GET', path: '/servers', scope: 'servers:read', answer: 'list' },
  { operationId: 'deployServer', method: 'POST', path: '/servers', scope: 'servers:write', answer: 'object' },
  { operationId: 'getServer', method: 'GET', path: '/servers/{id}', scope: 'servers:read', answer: 'object' },
  { operationId: 'terminateServer', method: 'DELETE', path: '/servers/{id}', scope: 'servers:destroy', answer: 'message' },
  { operationId: 'getServerCredentials', method: 'GET', path: '/servers/{id}/credentials', scope: 'servers:read', answer: 'object' },
  { operationId: 'getServerStats', method: 'GET', path: '/servers/{id}/stats', scope: 'servers:read', answer: 'nullable' },
  { operationId: 'renameServer', method: 'PATCH', path: '/servers/{id}/label', scope: 'servers:write', answer: 'object' },
  { operationId: 'listServerAddons', method: 'GET', path: '/servers/{id}/addons', scope: 'servers:read', answer: 'object' },
  { operationId: 'purchaseServerAddon', method: 'POST', path: '/servers/{id}/addons', scope: 'servers:write', answer: 'object' },
  { operationId: 'serverPowerAction', method: 'POST', path: '/servers/{id}/power/{action}', scope: 'servers:write', answer: 'message' },
  { operationId: 'reinstallServer', method: 'POST', path: '/servers/{id}/reinstall', scope: 'servers:destroy', answer: 'message' },
  { operationId: 'resetServerPassword', method: 'POST', path: '/servers/{id}/password-reset', scope: 'servers:write', answer: 'object' },
  { operationId: 'issueServerSso', method: 'POST', path: '/servers/{id}/sso', scope: 'servers:read', answer: 'object' },
] as const;
