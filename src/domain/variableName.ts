/** A name as the beginning of an environment variable's: "Acme Hosting" → "ACME_HOSTING". */
export function variableName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();
  return /[A-Z][A-Z0-9_]{0,30}/.exec(plain.replaceAll(/[^A-Z0-9]+/g, '_'))?.[0].replace(/_$/, '') ?? 'CLOUD';
}
