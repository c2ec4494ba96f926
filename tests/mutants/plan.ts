/** A mutant to run against a file of tests. */
export interface Planned {
  readonly id: string;
  /** The tests that reach it; all of the file's where it is reached as its module loads. */
  readonly tests?: readonly string[];
  /** How often it is reached unmutated: far more often means that it has made a loop endless. */
  readonly hits: number;
}

/** What a worker is to do with the file of tests that it runs. */
export interface Plan {
  /** The file in which it says what happened, a line each, so that a crash loses nothing. */
  readonly lines: string;
  /** None: it only finds out which tests reach which mutants. */
  readonly mutants: readonly Planned[];
  /** Whether to look after each kill whether the tests still pass unmutated. */
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
