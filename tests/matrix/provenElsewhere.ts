/**
 * Cells that need a component or a browser, as "operation-fault". A test tagged `@cell-operation-fault` covers each.
 */
export const provenElsewhere: readonly string[] = [
  'issueAccountSso-dbl',
  'issueServerSso-dbl',
  'getServerCredentials-dbl',
  'getServerCredentials-offl',
];
