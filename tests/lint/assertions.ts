import { isTest, type Node, pathOf, type Rule } from './rule.ts';

const isStatement = ({ type }: Node): boolean =>
  /(?:Statement|Declaration|PropertyDefinition|Property)$/.test(type);

/** The lines on which a reason counts as standing beside the node: its own, its statement's first, and the ones above. */
function linesBeside(node: Node): readonly number[] {
  let at: Node = node;
  while (at.parent !== null && !isStatement(at)) at = at.parent;
  return [node, at].flatMap(({ loc }) => [loc.start.line, loc.start.line - 1]).concat(node.loc.end.line);
}

/** `as` and `!` tell the compiler what it can't see: the reader is told why that is so. */
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
        // Only widens what is known, and takes nothing for granted.
        if (!isConst && to.type !== 'TSUnknownKeyword') check(node);
      },
      TSNonNullExpression: check,
    };
  },
};
