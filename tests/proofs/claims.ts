import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellsAtStake } from '../matrix/atStake.ts';
import { provenElsewhere } from '../matrix/provenElsewhere.ts';
import { type Proof, root } from './proof.ts';

/** A claim that the project makes about itself, and the tests that prove it. */
export interface Claim {
  /** The text that is reported if no test proves the claim. */
  readonly name: string;
  readonly isProvenBy: (proof: Proof) => boolean;
}

/** The cells of the matrix that are proven by tests with their tag, instead of by the matrix itself. */
export const cellClaims: readonly Claim[] = [
  ...cellsAtStake.map(([operation, fault], index) => ({
    name: `${operation} × ${fault} (@cell-${index + 1})`,
    isProvenBy: ({ file, tags }: Proof) =>
      file.startsWith('tests/e2e/') && tags.includes(`@cell-${index + 1}`),
  })),
  ...provenElsewhere.map((cell) => ({
    name: `${cell.replace('-', ' × ')} (@cell-${cell})`,
    isProvenBy: ({ tags }: Proof) => tags.includes(`@cell-${cell}`),
  })),
];

/** The controls in SECURITY.md: each line "- `file` › title" names a test. */
export function securityClaims(
  page = readFileSync(join(root, 'SECURITY.md'), 'utf8'),
): readonly (readonly Claim[])[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map((control) =>
      [...control.matchAll(/^- `([^`]+)` › (.+)$/gm)].map(([, file, title]) => ({
        name: `SECURITY.md: ${file} › ${title}`,
        isProvenBy: (proof: Proof) => proof.file === file && proof.title === title,
      })),
    );
}

/** The names of the claims that no test proves by passing with at least one assertion. */
export function unprovenClaims(claims: readonly Claim[], proofs: readonly Proof[]): readonly string[] {
  const sound = proofs.filter(({ outcome, asserts }) => outcome === 'passed' && asserts);
  return claims.filter(({ isProvenBy }) => !sound.some(isProvenBy)).map(({ name }) => name);
}

/** Tests with a tag like a cell's that no claim uses: a typo in it would leave the cell to another test. */
export function testsWithUnknownTags(claims: readonly Claim[], proofs: readonly Proof[]): readonly string[] {
  const tagged = proofs.flatMap((proof) => proof.tags.map((tag) => ({ ...proof, tags: [tag] })));
  return tagged
    .filter(({ tags: [tag = ''] }) => tag.startsWith('@cell'))
    .filter((proof) => !claims.some(({ isProvenBy }) => isProvenBy(proof)))
    .map(({ file, title, tags }) => `${file} › ${title}: nobody knows ${tags.join()}`);
}
