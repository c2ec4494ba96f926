import { Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Notice } from '#ui/Notice.tsx';

/** That some rows of a list could not be read, above those that could. */
export default function UnreadableRows({ count }: { count: number }): ReactNode {
  return (
    <Notice tone="caution" role="status">
      <Plural
        value={count}
        one="# entry could not be read and is not shown."
        other="# entries could not be read and are not shown."
      />
    </Notice>
  );
}
