import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = {
  configure: 'src/tooling/configure.ts',
  sandbox: 'src/tooling/sandbox/cli.ts',
  'check-api': 'src/tooling/check-api.ts',
  'test:days': 'tests/days.ts',
  walks: 'tests/walks.ts',
  bench: 'tests/bench/run.ts',
  mutants: 'tests/mutants/run.ts',
} as const;
type Command = keyof typeof files;

/** Runs a command with words that are separated by spaces. */
const run = (command: Command, words: string) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const given = [files[command], ...words.split(' ').filter((word) => word !== '')];
    execFile(process.execPath, given, { cwd: root }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

test.each(Object.keys(files) as Command[])('%s explains itself', async (command) => {
  const { code, out, err } = await run(command, 'something --help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(new RegExp(`^npm run ${command} .*\\n\\n[A-Z][^]*\\n {2}--help +prints this\\n$`));
});

test.each<[Command, words: string, sentence: string]>([
  ['configure', '--colour', 'There is no option --colour. (--help says what there is.)'],
  ['configure', 'dist my.json --headers', '--headers needs a value. (--help says what there is.)'],
  ['configure', 'dist my.json --headers --help=no', '--headers needs a value. (--help says what there is.)'],
  [
    'configure',
    'dist my.json --headers apache',
    'There are no headers for “apache”: choose nginx, caddy or plain.',
  ],
  ...['', 'dist', 'dist my.json more'].map((words): [Command, string, string] => [
    'configure',
    words,
    'Name the folder of the built app and a configuration file, such as: npm run configure dist my-config.json',
  ]),
  ['sandbox', '--prot 80', 'There is no option --prot. (--help says what there is.)'],
  ['sandbox', '8787', '“8787” is one word too many. (--help says what there is.)'],
  ['sandbox', '--cors=no', '--cors takes no value. (--help says what there is.)'],
  ['sandbox', '--port', '--port needs a value. (--help says what there is.)'],
  ['sandbox', '--port 70000', '“70000” is not a port number.'],
  ['sandbox', '--port x', '“x” is not a port number.'],
  ['sandbox', '--port 0 --host 203.0.113.7', '“203.0.113.7” is not an address of this machine.'],
  ['check-api', '--orign x', 'There is no option --orign. (--help says what there is.)'],
  ['check-api', 'otwa.cloud', '“otwa.cloud” is not an http or https address.'],
  ['check-api', 'https://a.invalid --origin b', '“b” is not an http or https address.'],
  ...['', 'https://a.invalid https://b.invalid'].map((words): [Command, string, string] => [
    'check-api',
    words,
    'Name the address of one API, such as: npm run check-api https://otwa.cloud/api/v1',
  ]),
  ['test:days', '--days', 'There is no option --days. (--help says what there is.)'],
  [
    'test:days',
    'new-year easter',
    'There is no day “easter”: choose from end-of-february, leap-day, new-year, clocks-forward, an-hour-twice, st-johns, browser-ahead, browser-behind.',
  ],
  ['walks', 'many', 'Give how many walks, and the first seed: two whole numbers, 200 and 1 by default.'],
  [
    'bench',
    'speed',
    'There is no measurement “speed”: choose from againstFloor, firstLooks, firstRows, searching, scrolling, meters, changing, polling, statistics, statisticsSoak, soak.',
  ],
  ['mutants', 'nowhere', 'No file at stake has “nowhere” in its path.'],
])('%s %s: one sentence, and 1', async (command, words, sentence) => {
  expect(await run(command, words)).toEqual({ code: 1, out: '', err: `${sentence}\n` });
});

test('sandbox says that a port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { code, err } = await run('sandbox', `--port ${port}`);
  other.close();
  expect([code, err]).toEqual([1, `Port ${port} is in use: choose another with --port.\n`]);
});
