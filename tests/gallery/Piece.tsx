import { type ReactNode, useId } from 'react';

/** One component in its states, under its name. */
export function Piece({ name, children }: { name: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="piece">
      <h3 id={id} translate="no">
        {name}
      </h3>
      {children}
    </div>
  );
}

/** A state that takes what room there is, or the `whole` width. */
export function Wide({ whole = false, children }: { whole?: boolean; children: ReactNode }): ReactNode {
  return <div className={whole ? 'whole' : 'wide'}>{children}</div>;
}

/** Something a person typed or chose, for controls that are of no use without. */
export const longName = 'production-web-server-of-the-western-european-customers-'.repeat(3);
export const oddName = 'invoice\u202Efdp.exe';
