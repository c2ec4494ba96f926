import { basename, dirname, join } from 'node:path';
import { readdirSync } from 'node:fs';
import { API, type Checker, type Type, TypeFlags } from 'typescript/unstable/sync';
import type { Expression, JsxChild, JsxElement, Node, SourceFile } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';

/**
 * Finds text that doesn't stand up to a page translator. One replaces text nodes, and React, which still holds the old
 * ones, then patches what nobody sees, or throws as it removes one or inserts before it. Text is safe only alone in its
 * element, whose whole text React replaces. Types tell what may be text, so this is no rule of oxlint, which has none.
 */

/** Components of `@lingui/react/macro`: `ui/Trans.tsx` makes one element of each, and replaces it as its words change. */
const sentences = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);
/** Elements for what is no sentence. */
const exact = new Set(['bdi', 'code', 'kbd', 'pre', 'time']);

const breaks =
  'React patches and removes it by itself, and throws where a page translator has replaced it: give it an element of its own (<span> or <Trans>).';
const advice = {
  beside: `stands beside other nodes. ${breaks}`,
  returned: `is returned by a component, and may stand beside other nodes. ${breaks}`,
  list: `is a list of texts. ${breaks}`,
  exact: 'is no sentence, and a page translator would change it: give its element translate="no".',
  number:
    'is a number in a sentence, which a page translator would translate with it: as text, by String() or formats, it gets an element of its own.',
};

interface Suspect {
  readonly node: Node;
  readonly why: keyof typeof advice;
  /** Whose type decides; without one it is a fault already. */
  readonly expression?: Expression;
}

const isFunction = (node: Node) =>
  is.isArrowFunction(node) || is.isFunctionDeclaration(node) || is.isFunctionExpression(node);

function tagOf(node: Node): string {
  if (!is.isJsxElement(node)) return '';
  const { tagName } = node.openingElement;
  return is.isIdentifier(tagName) ? tagName.text : '';
}

/** Whether the element has `translate`, perhaps under a condition. */
const isKept = (element: JsxElement): boolean =>
  element.openingElement.attributes.properties.some(
    (one) => is.isJsxAttribute(one) && is.isIdentifier(one.name) && one.name.text === 'translate',
  );

/** The nearest element around a child that is a sentence or keeps translators out; nothing outside its expression. */
function sparedBy(node: Node): JsxElement | undefined {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
    if (isFunction(at) || is.isJsxAttribute(at)) return undefined;
    if (is.isJsxElement(at) && (sentences.has(tagOf(at)) || isKept(at))) return at;
  }
  return undefined;
}

/** What may become nodes: no comments and no blank text, which translators leave as it is. */
function isRendered(child: JsxChild): boolean {
  if (is.isJsxText(child)) return child.text.trim() !== '';
  if (!is.isJsxExpression(child)) return true;
  const { expression } = child;
  return expression !== undefined && !(is.isStringLiteral(expression) && expression.text.trim() === '');
}

function suspectsAmong(parent: Node, children: readonly JsxChild[]): readonly Suspect[] {
  const shown = children.filter(isRendered);
  const why = shown.length > 1 || is.isJsxFragment(parent) ? 'beside' : 'list';
  return shown.flatMap((node): readonly Suspect[] => {
    if (is.isJsxText(node)) return why === 'beside' ? [{ node, why }] : [];
    return is.isJsxExpression(node) && node.expression !== undefined
      ? [{ node, why, expression: node.expression }]
      : [];
  });
}

/** What a component (a function with a capital letter) returns. */
function returnedBy(node: Node): readonly Expression[] {
  if (!is.isArrowFunction(node) && !is.isFunctionDeclaration(node) && !is.isFunctionExpression(node))
    return [];
  let holder: Node = node.parent;
  // `memo(function Row() { … })` and `const Row = memo(() => …)` are components too.
  while (is.isCallExpression(holder)) holder = holder.parent;
  const named = is.isArrowFunction(node) || node.name === undefined ? holder : node;
  const name =
    is.isVariableDeclaration(named) || is.isFunctionDeclaration(named) || is.isFunctionExpression(named)
      ? named.name
      : undefined;
  if (name === undefined || !is.isIdentifier(name) || !/^[A-Z]/.test(name.text)) return [];
  const { body } = node;
  if (body === undefined) return [];
  if (!is.isBlock(body)) return [body];
  const found: Expression[] = [];
  const visit = (inner: Node): void => {
    if (isFunction(inner)) return;
    if (is.isReturnStatement(inner) && inner.expression !== undefined) found.push(inner.expression);
    inner.forEachChild(visit);
  };
  body.forEachChild(visit);
  return found;
}

/** Whether the text comes from `formats` as it is: an amount of money, a time, a size. */
function isFormatted(node: Node): boolean {
  if (is.isJsxElement(node) || is.isJsxFragment(node) || isFunction(node)) return false;
  if (is.isCallExpression(node) && is.isPropertyAccessExpression(node.expression)) {
    const { expression: of } = node.expression;
    if (is.isIdentifier(of) && of.text === 'formats') return true;
  }
  return node.forEachChild((child) => isFormatted(child) || undefined) ?? false;
}

/** What a translator would change: "1,234.50" would become another amount. */
function changeableBy(node: Node): readonly Suspect[] {
  if (is.isJsxElement(node) && exact.has(tagOf(node)) && !isKept(node))
    return [{ node: node.openingElement, why: 'exact' }];
  if (!is.isJsxExpression(node) || node.expression === undefined || is.isJsxAttribute(node.parent)) return [];
  const spared = sparedBy(node);
  if (spared === undefined) return isFormatted(node.expression) ? [{ node, why: 'exact' }] : [];
  // A plural needs its number.
  return tagOf(spared) === 'Trans' ? [{ node, why: 'number', expression: node.expression }] : [];
}

function suspectsIn(file: SourceFile): readonly Suspect[] {
  const found: Suspect[] = [];
  const visit = (node: Node): void => {
    if ((is.isJsxElement(node) || is.isJsxFragment(node)) && sparedBy(node) === undefined)
      found.push(...suspectsAmong(node, node.children));
    found.push(...changeableBy(node));
    for (const expression of returnedBy(node)) found.push({ node: expression, why: 'returned', expression });
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

const anyOf = (type: Type, matches: (type: Type) => boolean): boolean =>
  type.isUnionType() ? type.getTypes().some(matches) : matches(type);

/** Whether it is a number that can change. */
const isNumber = (type: Type): boolean => anyOf(type, ({ flags }) => (flags & TypeFlags.Number) !== 0);

/** Whether a value may be rendered as text. An empty one isn't, and 0 is what `&&` leaves of a number. */
const isText = (type: Type): boolean =>
  anyOf(type, (one) => {
    if (one.isStringLiteralType()) return one.value !== '';
    if (one.isNumberLiteralType()) return one.value !== 0;
    return (one.flags & (TypeFlags.StringLike | TypeFlags.NumberLike)) !== 0;
  });

/** @param outer the lists around it: a type may contain itself */
const isTextList = (type: Type, checker: Checker, outer: readonly number[] = []): boolean =>
  anyOf(type, (one) => {
    if (outer.includes(one.id) || !one.isTypeReference() || !checker.isArrayLikeType(one)) return false;
    const items = checker.getTypeArguments(one);
    return items.some((item) => isText(item) || isTextList(item, checker, [...outer, one.id]));
  });

function isFault(why: Suspect['why'], type: Type, checker: Checker): boolean {
  if (why === 'number') return isNumber(type);
  return (why !== 'list' && isText(type)) || isTextList(type, checker);
}

/**
 * Each such text in the app's components, with its place and what to do: "src/ui/A.tsx:12 {text} stands beside …".
 * @param extra further files, by their path from the root, as if they were there
 */
export function findBareText(root: string, extra: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = new Map(Object.entries(extra).map(([path, code]) => [join(root, path), code]));
  const api = new API({
    cwd: root,
    fs: {
      readFile: (name) => files.get(name),
      fileExists: (name) => (files.has(name) ? true : undefined),
      getAccessibleEntries(folder) {
        const added = [...files.keys()].filter((name) => dirname(name) === folder);
        if (added.length === 0) return undefined;
        const entries = readdirSync(folder, { withFileTypes: true });
        return {
          files: [
            ...entries.filter((one) => one.isFile()).map(({ name }) => name),
            ...added.map((one) => basename(one)),
          ],
          directories: entries.filter((one) => one.isDirectory()).map(({ name }) => name),
        };
      },
    },
  });
  try {
    const config = join(root, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error(`${config} is no project`);
    const { program, checker } = project;
    const src = join(root, 'src/');
    return program
      .getSourceFileNames()
      .filter((name) => name.startsWith(src) && name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
      .flatMap((name) => {
        const file = program.getSourceFile(name);
        if (file === undefined) return [];
        const suspects = suspectsIn(file);
        const asked = suspects.flatMap(({ expression }) => (expression === undefined ? [] : [expression]));
        const types = new Map(checker.getTypeAtLocation(asked).map((type, index) => [asked[index], type]));
        return suspects
          .filter(({ expression, why }) => {
            const type = types.get(expression);
            return expression === undefined || (type !== undefined && isFault(why, type, checker));
          })
          .map(({ node, why }) => {
            const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
            const code = node.getText(file).replaceAll(/\s+/g, ' ').trim().slice(0, 60);
            return `${name.slice(root.length + 1)}:${line + 1} ${code} ${advice[why]}`;
          });
      });
  } finally {
    api.close();
  }
}
