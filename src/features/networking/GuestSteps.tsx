import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GuestWishes } from '#domain/guestNetwork/guestConfiguration.ts';
import type { GuestSystem } from '#domain/guestNetwork/guestSystem.ts';
import { writeGuestConfiguration } from '#domain/guestNetwork/writeGuestConfiguration.ts';
import { ApplyWords } from './ApplyWords.tsx';
import { ConfigureWords } from './ConfigureWords.tsx';
import { ScriptStep } from './ScriptStep.tsx';

interface GuestStepsProps {
  system: GuestSystem;
  wishes: GuestWishes;
}

/** What to paste into the server's shell, in the order of doing. */
export function GuestSteps({ system, wishes }: GuestStepsProps): ReactNode {
  const { t } = useLingui();
  const { file, configure, apply, check, undo } = writeGuestConfiguration(system, wishes);
  return (
    <ol className="flex flex-col gap-5">
      <ScriptStep
        heading={<Trans>Set up</Trans>}
        description={<ConfigureWords system={system} file={file} />}
        text={configure}
        what={t`configuration`}
        isMain
      />
      {apply !== undefined && (
        <ScriptStep
          heading={<Trans>Apply</Trans>}
          description={<ApplyWords system={system} />}
          text={apply}
          what={t`apply command`}
        />
      )}
      <ScriptStep
        heading={<Trans>Check</Trans>}
        description={
          <Trans>
            Shows each address that is set up, and the default route, which must be as before. Then reach the
            addresses from another computer.
          </Trans>
        }
        text={check}
        what={t`check command`}
      />
      <ScriptStep
        heading={<Trans>Undo</Trans>}
        description={<Trans>Only if wanted: takes these addresses away again, for good.</Trans>}
        text={undo}
        what={t`undo command`}
      />
    </ol>
  );
}
