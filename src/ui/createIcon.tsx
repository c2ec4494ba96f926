import { createElement, type ReactNode, type SVGProps } from 'react';

/** An icon of lucide-react: its name, the length of its square, and its shapes as elements with attributes. */
interface IconData {
  readonly size: number;
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

/**
 * Makes the component of an icon. In the built app it replaces lucide-react's function of the same purpose (vite.config.ts),
 * which builds every attribute anew at each render: a row of the list shows three icons.
 */
export default function createIcon({ size, node }: IconData): (props: SVGProps<SVGSVGElement>) => ReactNode {
  const shapes = node.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }));
  return function Icon(props) {
    return (
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={size}
        height={size}
        viewBox={`0 0 ${size} ${size}`}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden={props['aria-label'] === undefined}
        {...props}
      >
        {shapes}
      </svg>
    );
  };
}
