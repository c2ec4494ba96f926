/** A link in running text. */
export const textLinkClass = 'rounded-sm text-accent-text underline underline-offset-2 hover:decoration-2';
