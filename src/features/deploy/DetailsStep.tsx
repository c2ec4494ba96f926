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
            What the server is called here. Left empty, it gets a unique one, which you can change later.
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
        hint={<Trans>Such as web1.example.com. Left empty, the provider makes one.</Trans>}
        error={
          problems.hostname ? (
            <Trans>Letters, digits and inner hyphens, in parts of at most 63 with dots between.</Trans>
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
