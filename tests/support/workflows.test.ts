import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { needs } from './prepare.ts';

/** Checks the workflows, which run nowhere but on GitHub. */

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: Readonly<Record<string, string>>; readonly steps?: readonly Step[] }
    >
  >;
}

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow }; // GitHub's file format
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([job, { permissions = workflow.permissions, steps = [] }]) => ({
    name: `${name} ${job}`,
    permissions,
    steps,
  })),
);
const commandsOf = (steps: readonly Step[]): string => steps.map(({ run = '' }) => run).join('\n');

test('every action is pinned by its commit, with the version beside it', () => {
  const used = workflows.flatMap(({ text }) => text.split('\n').filter((line) => /\buses:/.test(line)));
  const elsewhere = used.filter((line) => !line.includes('uses: ./.github/workflows/'));
  expect(elsewhere.length).toBeGreaterThan(3);
  expect(
    elsewhere.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
  ).toEqual([]);
});

test('only the job that publishes may write, and it runs no package', () => {
  const writing = jobs.filter(({ permissions }) => Object.values(permissions).includes('write'));
  expect(writing.map(({ name }) => name)).toEqual(['release.yml publish']);
  for (const { steps } of writing) {
    expect(commandsOf(steps)).not.toMatch(/\b(?:npm|npx|node|bash)\b/);
    expect(steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout'))).toEqual([]);
  }
  for (const { steps } of jobs) {
    for (const step of steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout')))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
  }
});

test('the checks are those of .ci/run, with what they need from the system and the Node of the packages', () => {
  const { steps } = jobs.find(({ name }) => name === 'ci.yml checks') ?? { steps: [] };
  expect(commandsOf(steps)).toContain('bash .ci/run');
  for (const { debian } of needs.filter(({ isVital, unpack }) => !isVital && unpack === undefined))
    expect(commandsOf(steps)).toMatch(new RegExp(`apt-get install .*\\b${debian}\\b`));
  const brought = new Set(Object.values(packageJson.optionalDependencies));
  expect([...brought]).toEqual([readFileSync(join(root, '.node-version'), 'utf8').trim()]);
});
