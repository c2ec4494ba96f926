import { readFields } from '#domain/read.ts';
import {
  type Configuration,
  type SettingGroup,
  settings,
  settingsOf,
  type ValuesOf,
} from './configuration.ts';
import type { Setting, SettingKind } from './settings.ts';

/** A problem with one setting: which value was expected, or that there is no such setting. */
export interface SettingProblem {
  /** Its name as a path, such as "brand.accent"; '' is the file itself. */
  readonly setting: string;
  /** 'allowedApi': well-formed, but the page's own policy forbids talking to this address. */
  readonly expected: SettingKind | 'group' | 'allowedApi' | 'nothing';
}

/** A problem with the file as a whole: all settings then take their defaults. */
export type FileProblem = 'notJson' | 'tooLarge';

export interface ConfigurationProblems {
  readonly problems: readonly SettingProblem[];
  readonly fileProblem?: FileProblem;
}

export interface ReadConfiguration extends ConfigurationProblems {
  readonly configuration: Configuration;
}

/** In bytes. */
const largestFile = 64 * 1024;

function isSetting(entry: Setting<unknown> | SettingGroup): entry is Setting<unknown> {
  return typeof entry['holds'] === 'function';
}

function readGroup<Group extends SettingGroup>(
  group: Group,
  value: unknown,
  path: readonly string[],
  problems: SettingProblem[],
): ValuesOf<Group> {
  const note = (at: readonly string[], expected: SettingProblem['expected']): void => {
    problems.push({ setting: at.join('.'), expected });
  };
  const given = new Map(Object.entries(readFields(value) ?? {}));
  if (value !== undefined && readFields(value) === undefined) note(path, 'group');
  const entries = Object.entries(group).map(([name, entry]): [string, unknown] => {
    const found = given.get(name);
    given.delete(name);
    if (!isSetting(entry)) return [name, readGroup(entry, found, [...path, name], problems)];
    if (found !== undefined && !entry.holds(found)) note([...path, name], entry.kind);
    return [name, found !== undefined && entry.holds(found) ? found : entry.fallback];
  });
  for (const unknown of given.keys()) {
    if (unknown !== '$schema') note([...path, unknown], 'nothing');
  }
  return Object.fromEntries(entries) as ValuesOf<Group>; // each entry was read by its own setting
}

function parse(file: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(file) };
  } catch {
    return undefined;
  }
}

/** Reads the settings twice, since the defaults depend on the brand. */
function readFile(value: unknown): ReadConfiguration {
  const { brand } = readGroup(settings, value, [], []);
  const problems: SettingProblem[] = [];
  return { configuration: readGroup(settingsOf(brand.name), value, [], problems), problems };
}

/**
 * Reads the configuration's text. An invalid setting is reported and takes its default; the others keep their values.
 * @param file the text of `/config.json`; '' if there is none, which is valid
 */
export function readConfiguration(file: string): ReadConfiguration {
  if (file === '') return readFile(undefined);
  if (new Blob([file]).size > largestFile) return { ...readFile(undefined), fileProblem: 'tooLarge' };
  const parsed = parse(file);
  return parsed === undefined ? { ...readFile(undefined), fileProblem: 'notJson' } : readFile(parsed.value);
}
