import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { DeployChoice } from './deployChoice.ts';

/** What the address said that can't be chosen, each by its name. */
export function DroppedParams({ dropped }: Pick<DeployChoice, 'dropped'>): ReactNode {
  if (dropped.length === 0) return null;
  return (
    <Notice tone="caution" role="status" title={<Trans>Left out, because it can’t be chosen</Trans>}>
      <ul>
        {dropped.map(({ param, value }) => (
          <li key={param}>
            <code>{param}</code>: <BidiText text={value} max={60} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
