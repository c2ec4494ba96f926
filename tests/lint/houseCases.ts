/** A file's path and code, the rule that rejects it, and words from the rule's reason; without a rule it is allowed. */
export type Case = readonly [path: string, code: string, rule?: string, reason?: string];

const trans = "import { Trans } from '@lingui/react/macro';\n";
const upward = 'Nobody imports upward (domain → api → (session, brand, i18n, ui) → operations → shared';

export const cases: readonly Case[] = [
  // floors
  ['src/api/a.ts', "import '#domain/money.ts';"],
  ['src/api/b.ts', "import '#session/key.ts';", 'floors', upward],
  ['src/api/c.ts', "export * from '#session/key.ts';", 'floors', upward],
  ['src/api/d.ts', "export { key } from '#session/key.ts';", 'floors', upward],
  ['src/api/e.ts', "void import('#features/servers/List.tsx');", 'floors', upward],
  ['src/api/f.ts', "export type A = import('#session/key.ts').Key;", 'floors', upward],
  ['src/ui/a.ts', "import '#operations/writes/journal.ts';", 'floors', upward],
  ['src/operations/a.ts', "import '#features/servers/power.ts';", 'floors', upward],
  ['src/features/servers/a.ts', "import '#routes/servers.tsx';", 'floors', upward],
  ['src/features/servers/b.ts', "import '#features/servers/power.ts'; import './c.ts'; import 'react';"],
  [
    'src/features/servers/c.ts',
    "import '#features/deploy/plan.ts';",
    'floors',
    'Features never import each other ("servers" reaches into "deploy")',
  ],
  [
    'src/features/servers/d.ts',
    "import '#operations/writes/journal.ts'; import '#ui/Button.tsx'; import '#api/generated/servers/servers.ts';",
  ],
  ['src/routes/a.ts', "import '#features/servers/List.tsx'; import '#features/deploy/Wizard.tsx';"],
  ['src/main.tsx', "import '#routes/routeTree.gen.ts'; import './start.ts';"],
  ['src/routes/b.ts', "import '#start.ts';", 'floors', 'is not a room of the house'],
  ['src/session/a.ts', "import '#i18n/formats.ts'; import '#ui/Button.tsx'; import '#brand/settings.ts';"],
  ['src/brand/b.ts', "import '#ui/Button.tsx'; import '#i18n/formats.ts'; import '#domain/money.ts';"],
  [
    'src/brand/c.ts',
    "import '#session/session.ts';",
    'floors',
    'Side by side on one floor, session may use brand',
  ],
  ['src/ui/t.ts', "import '#brand/settings.ts';", 'floors', '"ui" reaches into "brand"'],
  ['src/i18n/a.ts', "import '#ui/Button.tsx';", 'floors', '"i18n" reaches into "ui"'],
  [
    'src/ui/b.ts',
    "import type { Server } from '#api/generated/model/server.ts';",
    'floors',
    'ui is the design system and knows no API',
  ],
  ['src/domain/a.ts', "import type { Server } from '#api/generated/model/server.ts';"],
  [
    'src/domain/b.ts',
    "import { listServers } from '#api/generated/servers/servers.ts';",
    'floors',
    'domain is the ground floor',
  ],
  [
    'src/domain/c.ts',
    "import type { ApiError } from '#api/apiError.ts';",
    'floors',
    'domain is the ground floor',
  ],
  [
    'src/sandbox/a.ts',
    "import '#api/generated/operations.ts'; import '#domain/money.ts'; import 'hono/tiny'; import '#sandbox/clock.ts';",
  ],
  ['src/sandbox/b.ts', "import '#api/transport.ts';", 'floors', 'The sandbox stands in for the provider'],
  [
    'src/session/c.ts',
    "import '#sandbox/sandbox.ts';",
    'floors',
    'The app knows an API and not who stands behind it',
  ],
  ['src/api/a.test.ts', "import '#sandbox/sandbox.ts'; import 'node:http';"],
  ['src/domain/d.ts', "import 'node:path';", 'floors', 'exists in Node only'],
  ['src/tooling/a.ts', "import 'node:http'; import '#sandbox/sandbox.ts'; import '#brand/pagePolicy.ts';"],
  ['src/sandbox/tooling.ts', "import 'node:fs';", 'floors', 'lies in tooling/'],
  ['src/sandbox/e.ts', "import '#tooling/a.ts';", 'floors', 'tooling/ runs in Node'],
  ['src/main.ts', "import '#tooling/a.ts';", 'floors', 'tooling/ runs in Node'],
  ['src/operations/b.ts', "import '#shared/serverName.tsx';", 'floors', upward],
  ['src/shared/a.ts', "import '#features/servers/List.tsx';", 'floors', upward],
  ['src/shared/b.ts', "import '#operations/deploy.ts'; import '#session/session.ts';"],
  ['src/features/servers/h.ts', "import '#shared/serverName.tsx';"],
  [
    'src/api/g.ts',
    "import '../domain/money.ts';",
    'floors',
    'Write another folder\'s files as "#folder/file.ts"',
  ],
  ['src/sandbox/c.ts', "import './worlds/kinds.ts';", 'floors', 'Write another folder'],
  ['src/api/h.ts', "import '#domain/money';", 'floors', "Write the file's extension"],
  ['tests/support/a.ts', "import '../e2e/b.ts'; import '#sandbox/sandbox.ts';"],

  // reasoned-assertion
  ['src/domain/e.ts', 'export const a = (b: unknown) => b as string;', 'reasoned-assertion', 'why it holds'],
  ['src/domain/f.ts', 'export const a = (b?: string) => b!;', 'reasoned-assertion'],
  ['src/domain/g.ts', '// Checked by the caller.\nexport const a = (b: unknown) => b as string;'],
  ['src/domain/h.ts', 'export const a = (b?: string) => b!; // the caller has checked it'],
  ['src/domain/i.ts', 'export const a = ["b"] as const;\n\nexport const c = a as unknown;'],
  ['src/domain/a.test.ts', 'export const a = (b: unknown) => b as string;'],

  // no-provider-name
  [
    'src/features/deploy/a.ts',
    "export const a = 'Ask OTWA';",
    'no-provider-name',
    "The provider's name belongs to configuration",
  ],
  ['src/ui/c.ts', 'export const a = `otwa_${1}`;', 'no-provider-name'],
  ['src/session/d.ts', 'export const a = /^otwa_/;', 'no-provider-name'],
  ['src/i18n/b.ts', "export const a = 'Otwa';", 'no-provider-name'],
  ['src/routes/c.tsx', `${trans}export const a = <Trans>Welcome to Otwa</Trans>;`, 'no-provider-name'],
  ['src/brand/defaults.ts', "export const a = 'Otwa';"],
  ['src/sandbox/d.ts', "export const a = 'otwa_sandbox_';"],
  ['src/session/a.test.ts', "export const a = 'otwa_sandbox_owner';"],

  // no-literal-words
  ['src/ui/d.tsx', 'export const a = <p>Words</p>;', 'no-literal-words', '"Words" would not be translated'],
  ['src/ui/e.tsx', "export const a = <p>{'Words'}</p>;", 'no-literal-words'],
  ['src/ui/f.tsx', 'export const a = (n: boolean) => <p>{n ? "Yes" : null}</p>;', 'no-literal-words'],
  ['src/ui/g.tsx', 'export const a = <input aria-label="Key" />;', 'no-literal-words', 'message catalog'],
  ['src/ui/h.tsx', "export const a = <input placeholder={'Key'} />;", 'no-literal-words'],
  ['src/ui/i.tsx', 'export const a = <img alt={`Logo of ${1}`} src="/a.svg" />;', 'no-literal-words'],
  ['src/main2.tsx', 'export const a = <p>Words</p>;', 'no-literal-words'],
  ['src/ui/j.tsx', `${trans}export const a = <Trans>Words <b>{'and more'}</b></Trans>;`],
  [
    'src/ui/k.tsx',
    'declare const Select: () => null;\nexport const a = <Select>Words</Select>;',
    'no-literal-words',
  ],
  ['src/ui/l.tsx', 'export const a = <p className="a" id={\'b\'}> · — 12 % &nbsp;{1}</p>;'],
  ['src/ui/u.tsx', 'export const a = <code>config.json</code>;'],
  ['src/ui/b.test.tsx', 'export const a = <p>Words</p>;'],

  // no-injection
  [
    'src/ui/m.tsx',
    "export const a = <p dangerouslySetInnerHTML={{ __html: '' }} />;",
    'no-injection',
    'Text from anywhere is shown as text',
  ],
  ['src/ui/n.tsx', "export const a = { dangerouslySetInnerHTML: { __html: '' } };", 'no-injection'],
  ['src/ui/o.ts', "document.body.innerHTML = '';", 'no-injection'],
  ['src/ui/p.ts', "export const a: unknown = eval('1');", 'no-injection'],
  ['src/ui/q.ts', "export const a = new Function('1');", 'no-injection'],
  ['src/ui/r.ts', "document.body.textContent = '';"],

  // one-polling-place
  ['src/api/polling.ts', 'export const a = { refetchInterval: 1 };'],
  [
    'src/features/stats/a.ts',
    'export const a = { refetchInterval: 1 };',
    'one-polling-place',
    'Only api/polling.ts decides how often',
  ],

  // storage
  ['src/ui/choice.ts', "localStorage.getItem('theme');"],
  ['src/i18n/catalogs.ts', "window.localStorage.getItem('language');", 'no-local-storage'],
  ['src/session/e.ts', "localStorage.getItem('key');", 'no-local-storage', 'localStorage outlives the tab'],
  ['src/features/stats/b.ts', "globalThis.localStorage.getItem('a');", 'no-local-storage'],
  ['src/session/f.ts', "sessionStorage.getItem('key');"],
  ['src/shared/samples/keptSamples.ts', "sessionStorage.getItem('a');"],
  [
    'src/features/servers/e.ts',
    "window.sessionStorage.getItem('key');",
    'session-storage-in-session',
    'sessionStorage holds the session',
  ],
  ['src/operations/journal.ts', "indexedDB.open('journal');"],
  ['src/session/g.ts', "indexedDB.open('journal');", 'journal-in-operations', 'operations/ alone keeps it'],

  // one-door-to-the-network
  ['src/api/i.ts', "void fetch('/a');"],
  ['src/entry.ts', "void fetch('/config.json');"],
  ['src/brand/a.ts', "void fetch('/a');", 'one-door-to-the-network'],
  [
    'src/features/servers/f.ts',
    "void fetch('/a');",
    'one-door-to-the-network',
    'api/ is the only door to the network',
  ],
  ['src/session/h.ts', "void window.fetch('/a');", 'one-door-to-the-network'],
  ['src/routes/d.ts', "navigator.sendBeacon('/a');", 'one-door-to-the-network'],
  ['src/ui/s.ts', "export const a = new WebSocket('ws://a');", 'one-door-to-the-network'],
  [
    'src/features/servers/g.ts',
    'export const a = (client: { fetch(path: string): void }) => client.fetch("/a");',
  ],

  // no-cached-secrets
  [
    'src/features/credentials/a.ts',
    "import { getServerCredentials } from '#api/generated/servers/servers.ts'; import { resetServerPassword } from '#api/generated/writes/writes.ts';",
  ],
  [
    'src/features/credentials/b.ts',
    "import { useGetServerCredentials } from '#api/generated/servers/servers.ts';",
    'no-cached-secrets',
    'await the plain function',
  ],
  ...[
    ['getGetServerCredentialsQueryOptions', 'servers/servers'],
    ['useIssueServerSso', 'writes/writes'],
    ['useResetServerPassword', 'writes/writes'],
    ['getIssueServerSsoMutationOptions', 'writes/writes'],
  ].map(([name, file], index): Case => [
    `src/features/credentials/c${index}.ts`,
    `import { ${name} as a } from '#api/generated/${file}.ts';`,
    'no-cached-secrets',
  ]),
  [
    'tests/e2e/timed.spec.ts',
    "await sandbox.fault(key, 'renameServer', { delayMs: 300 });",
    'no-timed-answers',
    'holdAnswers()',
  ],
  ['tests/e2e/handoffBlocker.spec.ts', "await sandbox.fault(key, 'issueServerSso', { delayMs: 8_000 });"],
  ['tests/matrix/timed.ts', 'export const slow = { delayMs: 6_000 };'],
  [
    'src/features/handoff/a.ts',
    "import { useIssueAccountSso } from '#api/generated/writes/writes.ts';",
    'no-cached-secrets',
  ],
];
