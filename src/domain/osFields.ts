/** What of a catalog's operating system the requests are made from. */
export interface OsChoice {
  readonly id: string;
  /** Not in contract 1.9.0, which asks for "the value returned by /products or /os-templates" and returns none. */
  readonly osTemplate?: unknown;
}

export interface OsFields {
  readonly os: string;
  readonly osTemplate: string;
}

/** The short family of a template: its id's part before the first `-`, lower case ("rocky-9.6" is "rocky"). */
export function shortOsFamily(templateId: string): string {
  return (templateId.split('-', 1)[0] ?? templateId).toLowerCase();
}

/** `os` and `osTemplate` of `POST /servers`: the id twice, unless the template brings an `osTemplate` of its own. */
export function deployOsFields(template: OsChoice): OsFields {
  const { id, osTemplate } = template;
  return { os: id, osTemplate: typeof osTemplate === 'string' && osTemplate !== '' ? osTemplate : id };
}

/** `os` and `osTemplate` of `POST /servers/{id}/reinstall`: there `os` is the short family, `osTemplate` the id. */
export function reinstallOsFields(template: OsChoice): OsFields {
  return { os: shortOsFamily(template.id), osTemplate: template.id };
}
