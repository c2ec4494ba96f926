/** Formats a site's headers for common web servers. */
export const headerFormats = {
  nginx: (headers: Readonly<Record<string, string>>) =>
    [
      '# Include it in every location that adds a header of its own: nginx drops there what it would inherit.',
      ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`),
    ].join('\n'),
  caddy: (headers: Readonly<Record<string, string>>) =>
    ['header {', ...Object.entries(headers).map(([name, value]) => `\t${name} "${value}"`), '}'].join('\n'),
  plain: (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
};

type HeaderFormat = keyof typeof headerFormats;

export function isHeaderFormat(name: string): name is HeaderFormat {
  return Object.hasOwn(headerFormats, name);
}
