import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What the project's commands have in common: `--help`, and one sentence instead of a stack trace. */

/** Ends the command with 1 and says why, a sentence a line. */
export function fail(...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}

/**
 * Reads the command's options and other words. `--help` prints the help and ends the command; what the command doesn't
 * know is named and ends it with 1.
 */
export function readCommandLine<const Config extends ParseArgsConfig>(
  help: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  if (process.argv.slice(2).includes('--help')) {
    console.log(help);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return fail(`${sentenceAbout(String(error.code), error.message)} (--help says what there is.)`);
  }
}

/** What is wrong, from an error of Node's `parseArgs`, which names the word in quotes. */
function sentenceAbout(code: string, message: string): string {
  const word = /'([^' ]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${word}.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `“${word}” is one word too many.`;
  return message.includes('does not take') ? `${word} takes no value.` : `${word} needs a value.`;
}

/** A sentence about a failure of the system, such as a file that may not be written; throws every other error again. */
export function systemSentence(error: unknown): string {
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  return `${error.message}.`;
}
