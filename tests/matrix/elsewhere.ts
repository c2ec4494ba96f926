/**
 * Cells that only a component or a browser shows, as "operation-fault". A test with the tag `cell-operation-fault` holds
 * each.
 */
export const provenElsewhere: readonly string[] = [
  'issueAccountSso-dbl',
  'issueServerSso-dbl',
  'getServerCredentials-dbl',
  'getServerCredentials-offl',
];
