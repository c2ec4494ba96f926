/** What no page says, in its words or anywhere in its markup, whatever the API answers. */
const neverShown = /\bNaN\b|\bundefined\b|\[object \w+\]|\bInfinity\b|Invalid Date|Something went wrong/;

/** What of it stands in the markup, with the answer that it was made of; '' where nothing does. */
export function oddIn(markup: string, answer: string): string {
  const odd = neverShown.exec(markup);
  return odd === null ? '' : `${odd[0]} of ${answer.slice(0, 300)}`;
}
