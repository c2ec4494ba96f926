import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellsAtStake } from '../matrix/atStake.ts';
import { provenElsewhere } from '../matrix/elsewhere.ts';
import { type Proof, root } from './proof.ts';

/** Something that the project says of itself, and the tests that hold it. */
export interface Claim {
  /** As it is told where nothing holds it. */
  readonly name: string;
  readonly isHeldBy: (proof: Proof) => boolean;
}

/** The cells of the matrix that a test with their tag holds, instead of the matrix itself. */
export const cellClaims: readonly Claim[] = [
  ...cellsAtStake.map(([operation, fault], index) => ({
    name: `${operation} × ${fault} (@cell-${index + 1})`,
    isHeldBy: ({ file, tags }: Proof) => file.startsWith('tests/e2e/') && tags.includes(`@cell-${index + 1}`),
  })),
  ...provenElsewhere.map((cell) => ({
    name: `${cell.replace('-', ' × ')} (@cell-${cell})`,
    isHeldBy: ({ tags }: Proof) => tags.includes(`@cell-${cell}`),
  })),
];

/** The controls of SECURITY.md: each line "- `file` › title" names a test. */
export function securityClaims(
  page = readFileSync(join(root, 'SECURITY.md'), 'utf8'),
): readonly (readonly Claim[])[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map((control) =>
      [...control.matchAll(/^- `([^`]+)` › (.+)$/gm)].map(([, file, title]) => ({
        name: `SECURITY.md: ${file} › ${title}`,
        isHeldBy: (proof: Proof) => proof.file === file && proof.title === title,
      })),
    );
}

/** The claims that no test holds which passed and asserted something. */
export function unheld(claims: readonly Claim[], proofs: readonly Proof[]): readonly string[] {
  const sound = proofs.filter(({ outcome, asserts }) => outcome === 'passed' && asserts);
  return claims.filter(({ isHeldBy }) => !sound.some(isHeldBy)).map(({ name }) => name);
}

/** Tags like a cell's that no claim asks for: a slip of the pen would leave its cell to another test. */
export function strangers(claims: readonly Claim[], proofs: readonly Proof[]): readonly string[] {
  const tagged = proofs.flatMap((proof) => proof.tags.map((tag) => ({ ...proof, tags: [tag] })));
  return tagged
    .filter(({ tags: [tag = ''] }) => tag.startsWith('@cell'))
    .filter((proof) => !claims.some(({ isHeldBy }) => isHeldBy(proof)))
    .map(({ file, title, tags }) => `${file} › ${title}: nobody knows ${tags.join()}`);
}
