import type { NodePath, PluginObject, types as BabelTypes } from '@babel/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Catalog } from './catalogFaults.ts';

/**
 * A Babel plugin for the production build, run after Lingui's macro: compiles each English message in place. The source
 * language then needs neither a catalog nor the message parser at run time, and a page loads only the messages it uses.
 * Other languages' catalogs override the inlined messages, so a message missing from the English catalog fails the
 * build: it would stay English in every language.
 */
export const inlineEnglish =
  (english: Catalog) =>
  ({ types: t }: { types: typeof BabelTypes }): PluginObject => {
    /** The message as Lingui runs it: a string, or a list of strings and placeholders. */
    function compiled(message: string, path: NodePath): BabelTypes.Expression {
      if (!english.has(message))
        throw path.buildCodeFrameError(`No catalog has “${message}”: run "npm run words" and translate it.`);
      const tokens = compileMessage(message);
      const [only] = tokens;
      return t.valueToNode(tokens.length === 1 && typeof only === 'string' ? [only] : tokens);
    }

    const hasId = (names: readonly (string | undefined)[]): boolean =>
      names.includes('id') && names.includes('message');
    const nameOf = (node: BabelTypes.Node): string | undefined =>
      t.isObjectProperty(node) && t.isIdentifier(node.key) ? node.key.name : undefined;
    const attributeOf = (node: BabelTypes.Node): string | undefined =>
      t.isJSXAttribute(node) && t.isJSXIdentifier(node.name) ? node.name.name : undefined;

    return {
      name: 'inline-english',
      visitor: {
        // On exit, after the macro has inserted its descriptors.
        Program: {
          exit(program) {
            program.traverse({
              ObjectExpression(path) {
                const { node } = path;
                if (!hasId(node.properties.map(nameOf))) return;
                for (const property of node.properties) {
                  if (
                    nameOf(property) === 'message' &&
                    t.isObjectProperty(property) &&
                    t.isStringLiteral(property.value)
                  ) {
                    property.value = compiled(property.value.value, path);
                  }
                }
              },
              JSXOpeningElement(path) {
                const { node } = path;
                if (!hasId(node.attributes.map(attributeOf))) return;
                for (const attribute of node.attributes) {
                  if (attributeOf(attribute) !== 'message' || !t.isJSXAttribute(attribute)) continue;
                  const value = t.isJSXExpressionContainer(attribute.value)
                    ? attribute.value.expression
                    : attribute.value;
                  if (t.isStringLiteral(value))
                    attribute.value = t.jsxExpressionContainer(compiled(value.value, path));
                }
              },
            });
          },
        },
      },
    };
  };
