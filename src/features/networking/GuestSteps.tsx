import { Trans, useLingui } from '@lingui/react/macro';
import { createElement, type ReactNode, use, useId } from 'react';
import type { GuestSetup, GuestSystem } from '#domain/guestNetwork/guestConfiguration.ts';
import { writeGuestConfiguration } from '#domain/guestNetwork/writeGuestConfiguration.ts';
import { SectionHeading } from '#ui/Card.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { cx } from '#ui/cx.ts';
import { ConfigureWords } from './ConfigureWords.tsx';

/** A text of more lines scrolls by itself: each address may add several. */
const longestUnscrolled = 24;

interface ScriptStepProps {
  heading: ReactNode;
  description: ReactNode;
  /** The text to paste into a shell. */
  text: string;
  /** Names the copied value, completing "Copy …". */
  what: string;
  /** The step that sets the addresses up; the others are secondary. */
  isMain?: boolean;
}

/** One step inside the server: what it does, and the text to paste for it. */
function ScriptStep({ heading, description, text, what, isMain = false }: ScriptStepProps): ReactNode {
  const id = useId();
  const shown = text.trimEnd();
  const isLong = shown.split('\n').length > longestUnscrolled;
  return (
    <li aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-[1_1_16rem]">
          {createElement(use(SectionHeading), { id, className: 'font-semibold' }, heading)}
          <p className="max-w-[75ch] text-sm text-muted">{description}</p>
        </div>
        <CopyButton text={text} what={what} labelled variant={isMain ? 'primary' : 'secondary'} />
      </div>
      <pre
        dir="ltr"
        translate="no"
        {...(isLong && { role: 'region', tabIndex: 0, 'aria-labelledby': id })}
        className={cx(
          'rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-sm wrap-anywhere whitespace-pre-wrap',
          isLong && 'max-h-96 overflow-y-auto print:max-h-none',
        )}
      >
        {shown}
      </pre>
    </li>
  );
}

/** How the written configuration takes effect. */
function ApplyWords({ system }: { system: GuestSystem }): ReactNode {
  switch (system) {
    case 'linux':
      return (
        <Trans>
          Applies what the first step wrote. If that was for netplan, press Enter within 120 seconds to keep
          the change, or netplan reverts it. If it does, run the undo step too: the file is still there and
          would apply after a restart.
        </Trans>
      );
    case 'netplan':
      return (
        <Trans>
          Press Enter within 120 seconds to keep the change, or netplan reverts it. If it does, run the undo
          step too: the file is still there and would apply after a restart.
        </Trans>
      );
    case 'ifupdown':
      return <Trans>Adds the addresses now, without bringing the interface down.</Trans>;
    case 'networkd':
      return <Trans>Makes systemd-networkd read its files again and add the addresses.</Trans>;
    case 'nmcli':
      return <Trans>Activates the addresses without dropping the connection.</Trans>;
    case 'ip':
    case 'powershell':
      return null;
  }
}

interface GuestStepsProps {
  system: GuestSystem;
  setup: GuestSetup;
}

/** The texts to paste into the server's shell, in order. */
export function GuestSteps({ system, setup }: GuestStepsProps): ReactNode {
  const { t } = useLingui();
  const { file, configure, apply, check, undo } = writeGuestConfiguration(system, setup);
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
            Shows each configured address and the default route, which must be unchanged. Then try the
            addresses from another computer.
          </Trans>
        }
        text={check}
        what={t`check command`}
      />
      <ScriptStep
        heading={<Trans>Undo</Trans>}
        description={<Trans>Optional: permanently removes these addresses.</Trans>}
        text={undo}
        what={t`undo command`}
      />
    </ol>
  );
}
