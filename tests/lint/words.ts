import { isTest, type Node, pathOf, type Rule } from './rule.ts';

const components = /^src\/(?:features|routes|ui|session|operations|i18n)\//;

/** The provider's name belongs in the configuration's defaults: a branded panel must not show it anywhere. */
export const providerNameRule: Rule = {
  create(context) {
    const path = pathOf(context);
    if (!components.test(path) || isTest(path)) return {};
    const check = (node: Node, text: string): void => {
      if (!/otwa/i.test(text)) return;
      context.report({
        node,
        message: `The provider's name belongs to configuration and its defaults (brand/defaults.ts): a panel with a brand of its own shows it nowhere.`,
      });
    };
    return {
      Literal(node) {
        check(node, 'regex' in node ? node.regex.pattern : String(node.value));
      },
      TemplateElement: (node) => check(node, node.value.raw),
      JSXText: (node) => check(node, node.value),
    };
  },
};

/** Attributes and props with text that the user reads or hears. */
const textAttributes =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|alt|label|title|placeholder|heading|hint|reason|description|message|text)$/;
const macros = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);
/** Elements whose text is typed or read by machines, and the same in every language. */
const verbatim = new Set(['code', 'kbd', 'samp']);
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replaceAll(/&#?\w+;/g, ''));

/** Every word the user reads comes from the message catalog, so that it can be translated. */
export const literalWordsRule: Rule = {
  create(context) {
    const path = pathOf(context);
    if (!/^src\/.*\.tsx$/.test(path) || isTest(path)) return {};
    const localMacros = new Set<string>();

    const report = (node: Node, text: string): void => {
      if (!hasWords(text)) return;
      context.report({
        node,
        message: `"${text.trim().slice(0, 40)}" would not be translated: every word goes through the message catalog (<Trans>…</Trans>, or t\`…\` from useLingui()).`,
      });
    };
    const isExempt = (node: Node): boolean => {
      for (let at: Node | null = node.parent; at !== null && at !== undefined; at = at.parent) {
        if (at.type === 'JSXElement' && at.openingElement.name.type === 'JSXIdentifier') {
          const { name } = at.openingElement.name;
          if (localMacros.has(name) || verbatim.has(name)) return true;
        }
      }
      return false;
    };
    /** The literal texts that an expression may evaluate to. */
    const texts = (node: Node): [Node, string][] => {
      switch (node.type) {
        case 'Literal':
          return typeof node.value === 'string' ? [[node, node.value]] : [];
        case 'TemplateLiteral':
          return node.quasis.map((quasi) => [quasi, quasi.value.raw]);
        case 'ConditionalExpression':
          return [...texts(node.consequent), ...texts(node.alternate)];
        case 'LogicalExpression':
          return texts(node.right);
        case 'JSXExpressionContainer':
          return texts(node.expression);
        default:
          return [];
      }
    };

    return {
      ImportDeclaration(node) {
        if (node.source.value !== '@lingui/react/macro') return;
        for (const specifier of node.specifiers) {
          if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue;
          if (macros.has(specifier.imported.name)) localMacros.add(specifier.local.name);
        }
      },
      JSXText(node) {
        if (!isExempt(node)) report(node, node.value);
      },
      JSXExpressionContainer(node) {
        if (node.parent.type !== 'JSXElement' && node.parent.type !== 'JSXFragment') return;
        if (!isExempt(node)) for (const [at, text] of texts(node)) report(at, text);
      },
      JSXAttribute(node) {
        if (node.name.type !== 'JSXIdentifier' || !textAttributes.test(node.name.name) || node.value === null)
          return;
        for (const [at, text] of texts(node.value)) report(at, text);
      },
    };
  },
};
