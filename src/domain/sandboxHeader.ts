/**
 * The header that every answer of the sandbox carries, and no other API's. Named like all that the app calls its own in
 * a browser, since a reseller's customers can see it there.
 */
export const sandboxHeader = 'server-dashboard-sandbox';
