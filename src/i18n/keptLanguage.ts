const place = 'language';

/** The language that the person chose in this browser. */
export function keptLanguage(): string | undefined {
  try {
    return localStorage.getItem(place) ?? undefined;
  } catch {
    return undefined; // storage is forbidden
  }
}

export function keepLanguage(language: string): void {
  try {
    localStorage.setItem(place, language);
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
}
