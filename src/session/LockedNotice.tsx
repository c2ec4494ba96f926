import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { sessionSettings } from './sessionSettings.ts';

/** Why a person has to sign in again. */
export function LockedNotice(): ReactNode {
  const { idleMinutes } = sessionSettings();
  return (
    <Notice
      tone="info"
      role="status"
      title={
        <Plural
          value={idleMinutes}
          one="Locked after # minute without activity"
          other="Locked after # minutes without activity"
        />
      }
    >
      <Trans>The key was forgotten here. Sign in again to go on where you were.</Trans>
    </Notice>
  );
}
