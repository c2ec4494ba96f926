import { useLingui } from '@lingui/react';
import { TransNoContext as formatMessage } from '@lingui/react/server';
import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';

/**
 * What may stand beside other things in one element: elements, and no bare text. A page translator replaces text nodes,
 * and React would then patch, remove or insert before a node that is no longer in the page. Text alone in its element is
 * safe, since React replaces all that is in it. tests/lint/bareText.ts finds other text.
 */
export type Elements = ReactElement | readonly Elements[] | false | null | undefined;

/** As Lingui's macro writes them. */
interface SentenceProps {
  id: string;
  message?: string;
  values?: Record<string, unknown>;
  components?: Record<string, ReactElement>;
}

/** Values in a sentence: a translator would change numbers and names. Counts stay numbers, for plurals. */
function asFacts(values: Record<string, unknown> | undefined): Record<string, unknown> {
  const facts = { ...values };
  for (const name in facts) {
    if (typeof facts[name] === 'string') facts[name] = <span translate="no">{facts[name]}</span>;
  }
  return facts;
}

/** A sentence's words and where its elements are, without its facts. */
function wordsOf(node: ReactNode): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(wordsOf).join('|');
  if (!isValidElement<{ translate?: string; children?: ReactNode }>(node)) return '';
  return node.props.translate === 'no' ? '' : `<${wordsOf(node.props.children)}>`;
}

/**
 * A message as one element, in place of Lingui's own component (lingui.config.ts). When its words change, it is replaced
 * and not patched: a page translator then translates it anew, and no part of the former sentence stays on the screen.
 * A text among its values stands in an element of its own, changes in place and is never translated.
 */
export function Trans({ values, ...message }: SentenceProps): ReactNode {
  const lingui = useLingui();
  // It calls no hooks, and with this `render` it returns the message: a string, an element or a list of both.
  const sentence = formatMessage({ ...message, values: asFacts(values), render: null, lingui });
  return (
    <span key={wordsOf(sentence)}>
      {typeof sentence === 'string'
        ? sentence
        : Children.map(sentence, (part) => (typeof part === 'string' ? <span>{part}</span> : part))}
    </span>
  );
}
