import { isTest, type Node, pathOf, type Rule } from './rule.ts';

const isStatement = ({ type }: Node): boolean =>
  /(?:Statement|Declaration|PropertyDefinition|Property)$/.test(type);

/** The lines where a comment counts as the node's reason: the node's, its statement's first, and the one above each. */
function linesBeside(node: Node): readonly number[] {
  let at: Node = node;
  while (at.parent !== null && !isStatement(at)) at = at.parent;
  return [node, at].flatMap(({ loc }) => [loc.start.line, loc.start.line - 1]).concat(node.loc.end.line);
}

/** `as` and `!` assert what the compiler can't see: a comment must tell the reader why it holds. */
export const reasonedAssertionRule: Rule = {
  create(context) {
    const path = pathOf(context);
    if (!path.startsWith('src/') || isTest(path)) return {};
    const check = (node: Node): void => {
      const beside = linesBeside(node);
      const comments = context.sourceCode.getAllComments();
      if (comments.some(({ loc }) => beside.some((line) => line === loc.end.line || line === loc.start.line)))
        return;
      context.report({
        node,
        message: `"as" and "!" overrule the compiler: say beside it, in a comment, why it holds; or read the value into a safe shape.`,
      });
    };
    return {
      TSAsExpression(node) {
        const { typeAnnotation: to } = node;
        const isConst =
          to.type === 'TSTypeReference' && to.typeName.type === 'Identifier' && to.typeName.name === 'const';
        // `unknown` only widens the type: that assumes nothing.
        if (!isConst && to.type !== 'TSUnknownKeyword') check(node);
      },
      TSNonNullExpression: check,
    };
  },
};
