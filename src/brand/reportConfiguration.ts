import type { ConfigurationProblems } from './readConfiguration.ts';

/**
 * Tells the console what is wrong with the configuration, where an operator looks first: the settings' names, never
 * their values.
 */
export function reportConfiguration({ problems, fileProblem }: ConfigurationProblems): void {
  const lines = problems.map(({ setting, expected }) =>
    expected === 'nothing'
      ? `"${setting}" is not a setting and was ignored`
      : `"${setting}" is not a valid ${expected}, its default is used`,
  );
  if (fileProblem !== undefined) lines.push(`the file is ${fileProblem}, all defaults are used`);
  for (const line of lines) console.warn(`config.json: ${line}`);
}
