import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isHostname, labelProblem } from '#domain/label.ts';
import { labelProblemWords } from '#shared/labelProblemWords.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { RefusedAt } from './DeployTrouble.tsx';

interface DetailsStepProps {
  label: string | undefined;
  hostname: string | undefined;
  refused: RefusedAt;
  onLabel: (label: string | undefined) => void;
  onHostname: (hostname: string | undefined) => void;
  /** Called with whether any typed value is invalid. */
  onProblem: (hasProblem: boolean) => void;
}

/** Label and hostname. Both are optional and validated while typing. */
export function DetailsStep(props: DetailsStepProps): ReactNode {
  const { label, hostname, refused, onLabel, onHostname, onProblem } = props;
  const [typed, setTyped] = useState({ label: label ?? '', hostname: hostname ?? '' });
  const problems = {
    label: typed.label === '' ? undefined : labelProblem(typed.label.trimEnd()),
    hostname: typed.hostname !== '' && !isHostname(typed.hostname),
  };

  function type(part: Partial<typeof typed>): void {
    const next = { ...typed, ...part };
    setTyped(next);
    const nextLabel = next.label.trimEnd();
    const isLabelGood = nextLabel === '' || labelProblem(nextLabel) === undefined;
    const isHostnameGood = next.hostname === '' || isHostname(next.hostname);
    onProblem(!isLabelGood || !isHostnameGood);
    if (part.label !== undefined && isLabelGood) onLabel(nextLabel || undefined);
    if (part.hostname !== undefined && isHostnameGood) onHostname(next.hostname || undefined);
  }
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <TextField
        label={<Trans>Label (optional)</Trans>}
        hint={
          <Trans>
            The server’s name in this dashboard. If you leave it empty, a unique one is generated. You can
            change it later.
          </Trans>
        }
        error={problems.label === undefined ? refused('label') : labelProblemWords(problems.label)}
        value={typed.label}
        onChange={({ currentTarget }) => type({ label: currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        label={<Trans>Hostname (optional)</Trans>}
        hint={<Trans>For example, web1.example.com. If you leave it empty, one is generated.</Trans>}
        error={
          problems.hostname ? (
            <Trans>
              Use letters, digits and hyphens, in dot-separated parts of up to 63 characters. A part can’t
              start or end with a hyphen.
            </Trans>
          ) : (
            refused('hostname')
          )
        }
        value={typed.hostname}
        onChange={({ currentTarget }) => type({ hostname: currentTarget.value })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        mono
      />
    </div>
  );
}
