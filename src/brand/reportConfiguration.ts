import { problemSentences } from './problemSentences.ts';
import type { ConfigurationProblems } from './readConfiguration.ts';

/** Tells the console what is wrong with the configuration, where an operator looks first. */
export function reportConfiguration(problems: ConfigurationProblems): void {
  for (const sentence of problemSentences(problems)) console.warn(sentence);
}
