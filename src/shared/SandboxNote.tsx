import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useSandbox } from '#brand/sandbox.ts';

/** Beside a button that pays, in a sandbox. */
export function SandboxNote(): ReactNode {
  return (
    useSandbox() && (
      <p className="text-sm text-muted">
        <Trans>Sandbox: nothing is charged.</Trans>
      </p>
    )
  );
}
