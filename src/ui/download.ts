/** How long the file's address stays valid: if revoked at once, a browser under load may silently save nothing. */
const readableForMs = 60_000;

/** Offers a text or other content as a file. */
export function download(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), readableForMs);
}
