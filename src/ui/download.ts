/** Long enough for a browser under load to have read it: one that is revoked at once may come to nothing, unsaid. */
const readableForMs = 60_000;

/** Hands a text over as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), readableForMs);
}
