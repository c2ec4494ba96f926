import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from './houseCases.ts';

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
}

const root = join(import.meta.dirname, '../..');
let folder: string;
let findings: readonly Finding[];

/** Runs oxlint once over all cases, with only this project's rules. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'house-'));
  const rules = [...new Set(cases.flatMap(([, , rule]) => (rule === undefined ? [] : [rule])))];
  const config = {
    plugins: [],
    jsPlugins: [join(root, 'tests/lint/houseRules.ts')],
    categories: { correctness: 'off' },
    rules: Object.fromEntries(rules.map((rule) => [`house/${rule}`, 'error'])),
  };
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  for (const [path, code] of cases) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${code}\n`);
  }
  const output = await new Promise<string>((resolve) => {
    const program = join(root, 'node_modules/oxlint/bin/oxlint');
    execFile(process.execPath, [program, '--format', 'json'], { cwd: folder }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  // oxlint's JSON report; the tests read only these three fields.
  findings = (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules of the house', () => {
  it('has no two cases in one file', () => {
    expect(new Set(cases.map(([path]) => path)).size).toBe(cases.length);
  });

  it.each(cases)('%s: %s → %s', (path, _code, rule, reason = '') => {
    const found = findings.filter(({ filename }) => filename === path);
    expect([...new Set(found.map(({ code }) => code))]).toEqual(rule === undefined ? [] : [`house(${rule})`]);
    for (const { message } of found) expect(message).toContain(reason);
  });
});
