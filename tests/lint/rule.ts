import { relative, sep } from 'node:path';
import type { RuleTester } from 'oxlint/plugins-dev';

/** A rule in oxlint's form; the package exports the type only through its tester. */
export type Rule = Extract<Parameters<RuleTester['run']>[1], { create: unknown }>;
export type Context = Parameters<Rule['create']>[0];
export type Visitor = ReturnType<Rule['create']>;
/** Any node of the syntax tree. */
export type Node = Parameters<NonNullable<Visitor['Identifier']>>[0]['parent'];

/** The file's path from the project's root, with `/` on every system. */
export const pathOf = (context: Context): string =>
  relative(context.cwd, context.filename).split(sep).join('/');

/** Unit tests are next to the code they test, and may do things that the code may not. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
