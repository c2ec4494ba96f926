import { isTest, type Node, pathOf, type Rule } from './rule.ts';

/** From the ground up; the folders on one floor are at the same level. */
const floors = [
  ['domain'],
  ['api'],
  ['session', 'brand', 'i18n', 'ui'],
  ['operations'],
  ['shared'],
  ['features'],
  ['routes'],
  ['main'],
] as const;
/** On the only floor with several folders, each may import those before it. */
const sideBySide: readonly string[] = ['i18n', 'ui', 'brand', 'session'];
const house = 'domain → api → (session, brand, i18n, ui) → operations → shared → features → routes → main';

const floorOf = (room: string): number =>
  floors.findIndex((rooms) => (rooms as readonly string[]).includes(room));

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typesOnly: boolean;
}

/** Why a file may not import a module; `undefined` if it may. */
function reasonAgainst({ from, specifier, typesOnly }: Import): string | undefined {
  const [room = '', inner = ''] = from.replace(/^src\//, '').split('/');
  if (specifier.startsWith('node:') && room !== 'tooling') {
    return `"${specifier}" exists in Node only, and this runs in a browser: what runs in Node lies in tooling/.`;
  }
  if (specifier.startsWith('.')) {
    // Helpers that several tests need are kept with the tests.
    if (isTest(from) && /^(?:\.\.\/)+tests\/support\//.test(specifier)) return undefined;
    if (/^\.\/[^/]+$/.test(specifier)) return undefined;
    return `Write another folder's files as "#folder/file.ts": only "./file.ts" of one's own folder is relative, so that an import reads the same from everywhere and a moved file changes nothing else.`;
  }
  if (!specifier.startsWith('#')) return undefined;
  if (!/\.\w+$/.test(specifier))
    return `Write the file's extension ("${specifier}.ts"): Node runs this code as it stands.`;

  const [target = '', targetInner = ''] = specifier.slice(1).split('/');
  const here = from.slice('src/'.length).includes('/') ? room : 'main';
  const ownFolder = target === here;
  if (here === 'tooling') return undefined;
  if (target === 'tooling') {
    return `tooling/ runs in Node, and this runs in a browser: not "${specifier}".`;
  }
  if (here === 'sandbox') {
    if (ownFolder || target === 'domain' || /^#api\/(?:generated\/|openapi\.json)/.test(specifier))
      return undefined;
    return `The sandbox stands in for the provider, so it may know its contract (api/generated) and domain, and nothing of the app: not "${specifier}".`;
  }
  if (target === 'sandbox') {
    return `The app knows an API and not who stands behind it: only tests, the servers and the command line may import the sandbox.`;
  }
  if (here === 'domain') {
    if (ownFolder || (typesOnly && specifier.startsWith('#api/generated/'))) return undefined;
    return `domain is the ground floor: it may import generated API types ("import type … from '#api/generated/…'") and nothing else, so that app and sandbox can share its rules.`;
  }
  if (here === 'ui' && target === 'api') {
    return `ui is the design system and knows no API: hand in what it shows.`;
  }
  if (here === 'features' && ownFolder) {
    if (inner === targetInner) return undefined;
    return `Features never import each other ("${inner}" reaches into "${targetInner}"): what two of them need belongs to a floor below, and a route puts them together.`;
  }
  if (ownFolder) return undefined;
  if (sideBySide.includes(here) && sideBySide.includes(target)) {
    if (sideBySide.indexOf(target) < sideBySide.indexOf(here)) return undefined;
    return `Side by side on one floor, session may use brand, brand ui, ui i18n, and none the other way ("${here}" reaches into "${target}"): have it handed in.`;
  }
  return upwardReason(here, target, specifier);
}

function upwardReason(here: string, target: string, specifier: string): string | undefined {
  if (floorOf(target) === -1) return `"#${target}/" is not a room of the house: ${house}.`;
  if (floorOf(target) <= floorOf(here)) return undefined;
  return `Nobody imports upward (${house}), and "${specifier}" lies above ${here}: have it handed in.`;
}

/** Enforces the floors for every import, re-export, dynamic import and import type. */
export const floorsRule: Rule = {
  create(context) {
    const from = pathOf(context);
    if (!from.startsWith('src/')) return {};
    const check = (node: Node, source: unknown, typesOnly: boolean): void => {
      if (typeof source !== 'string') return;
      if (isTest(from) && /^(?:node:|#sandbox\/|#tooling\/)/.test(source)) return;
      const reason = reasonAgainst({ from, specifier: source, typesOnly });
      if (reason !== undefined) context.report({ node, message: reason });
    };
    return {
      ImportDeclaration(node) {
        check(node, node.source.value, node.importKind === 'type');
      },
      ExportNamedDeclaration(node) {
        check(node, node.source?.value, node.exportKind === 'type');
      },
      ExportAllDeclaration(node) {
        check(node, node.source.value, node.exportKind === 'type');
      },
      ImportExpression(node) {
        check(node, node.source.type === 'Literal' ? node.source.value : undefined, false);
      },
      TSImportType(node) {
        check(node, node.source.value, true);
      },
    };
  },
};
