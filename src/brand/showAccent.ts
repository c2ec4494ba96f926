import { accentRamp } from '#domain/accentRamp.ts';

/** Colours the page in the brand's accent, through the style's own object: that the content security policy allows. */
export function showAccent(accent: string): void {
  const { style } = document.documentElement;
  for (const [name, value] of Object.entries(accentRamp(accent))) style.setProperty(name, String(value));
}
