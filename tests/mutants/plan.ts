/** A mutant to run against a test file. */
export interface Planned {
  readonly id: string;
  /** The tests that reach it; all tests of the file if it is reached while its module loads. */
  readonly tests?: readonly string[];
  /** How often it is reached unmutated. Far more often means that the mutant made a loop endless. */
  readonly hits: number;
}

/** A worker's instructions for the test file that it runs. */
export interface Plan {
  /** The file to which the worker appends its events, one per line, so that a crash loses nothing. */
  readonly lines: string;
  /** None: the worker only finds out which tests reach which mutants. */
  readonly mutants: readonly Planned[];
  /** Whether to check after each kill that the tests still pass unmutated. */
  readonly isCareful: boolean;
}

/** How often each mutant is reached: while modules load, and by each test. */
export interface Coverage {
  readonly static: Readonly<Record<string, number>>;
  readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type Line =
  | { readonly file: string; readonly covered: Coverage }
  | { readonly notTwice: string }
  | { readonly begun: string; readonly pid: number }
  | { readonly survived: string }
  | { readonly killed: string }
  | { readonly unsure: readonly string[] };

declare module 'vitest' {
  interface ProvidedContext {
    plan: Plan;
  }
}
