import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import {
  freeStart,
  highestStart,
  mostDigits,
  namesOf,
  numberMark,
  patternProblem,
} from '#domain/namePattern.ts';
import { type LabelProblem, labelProblem } from '#domain/label.ts';
import { labelProblemWords } from '#shared/labelProblemWords.tsx';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import { cx } from '#ui/cx.ts';
import type { RefusedAt } from './DeployTrouble.tsx';
import { chosenNames, type DeployChoice, readWithin } from './deployChoice.ts';
import type { DeploySearch } from './deploySteps.ts';
import { useTakenLabels } from './useTakenLabels.ts';

/** The names that are chosen in this step. */
export type ChosenNames = Pick<DeployChoice, 'label' | 'hostname' | 'count' | 'numbering'>;

export interface NamesProps {
  choice: ChosenNames;
  refused: RefusedAt;
  onChoose: (part: DeploySearch) => void;
  /** Called with whether any typed value is invalid. */
  onProblem: (hasProblem: boolean) => void;
}

export function HostnameRule(): ReactNode {
  return (
    <Trans>
      Use letters, digits and hyphens, in dot-separated parts of up to 63 characters. A part can’t start or
      end with a hyphen.
    </Trans>
  );
}

/** What the user typed, which may be invalid. */
interface Typed {
  readonly label: string;
  readonly hostname: string;
  readonly from: string;
  readonly digits: string;
}

type Problem = 'noNumber' | 'invalid' | LabelProblem | undefined;

interface Problems {
  readonly label: Problem;
  readonly hostname: Problem;
  readonly from: Problem;
  readonly digits: Problem;
}

function problemsOf(typed: Typed, count: number): Problems {
  const from = readWithin(typed.from, 0, highestStart);
  const digits = readWithin(typed.digits, 1, mostDigits);
  const numbering = { from: from ?? 1, digits: digits ?? 1 };
  const problem = (kind: 'label' | 'hostname'): Problem => {
    const pattern = typed[kind].trimEnd();
    const found = pattern === '' ? undefined : patternProblem(pattern, kind, count, numbering);
    if (found !== 'invalid' || kind === 'hostname') return found;
    return namesOf(pattern, count, numbering)
      .map(labelProblem)
      .find((one) => one !== undefined);
  };
  return {
    label: problem('label'),
    hostname: problem('hostname'),
    from: from === undefined ? 'invalid' : undefined,
    digits: digits === undefined ? 'invalid' : undefined,
  };
}

/** Why a label's pattern is not valid. */
function labelError(problem: Problem): ReactNode {
  if (problem === 'noNumber') return <NumberMissing />;
  return problem === undefined || problem === 'invalid' ? undefined : labelProblemWords(problem);
}

function NumberMissing(): ReactNode {
  return (
    <Trans>
      Put <code translate="no">{numberMark}</code> where the number goes.
    </Trans>
  );
}

/** The names that will be given, with those that are taken, and how to avoid these. */
function NamesPreview({
  choice,
  onStart,
}: {
  choice: ChosenNames;
  /** Called with a number from which no label is taken. */
  onStart: (from: number) => void;
}): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { taken, isLoading } = useTakenLabels();
  const names = chosenNames(choice);
  const { label, count, numbering } = choice;
  const isTaken = (name: string): boolean => taken?.has(name) === true;
  const takenCount = names.filter((name) => isTaken(name.label)).length;
  const start =
    label === undefined || taken === undefined ? undefined : freeStart(label, count, numbering, taken);
  if (names.length === 0) {
    return (
      <p className="text-sm text-muted">
        <Trans>Without a pattern, unique labels are generated.</Trans>
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-semibold">
        <Trans>The servers’ names</Trans>
      </h3>
      <ol
        aria-label={t`The servers’ names`}
        className={cx('flex flex-wrap gap-1.5 text-sm', choice.hostname !== undefined && 'flex-col')}
      >
        {names.map((name) => (
          <li
            key={name.label}
            className={cx(
              'flex min-w-0 flex-wrap gap-x-2 rounded-md border px-2 py-0.5',
              isTaken(name.label) ? 'border-caution-line bg-caution-soft' : 'border-line bg-surface',
            )}
          >
            <BidiText text={name.label} max={64} />
            {name.hostname !== undefined && (
              <span className="font-mono text-muted">
                <BidiText text={name.hostname} max={80} />
              </span>
            )}
            {isTaken(name.label) && <strong className="font-semibold text-caution">{t`taken`}</strong>}
          </li>
        ))}
      </ol>
      {takenCount > 0 && (
        <Notice
          tone="caution"
          role="status"
          title={<Trans>Some of these labels are taken</Trans>}
          action={
            start !== undefined && (
              <Button size="sm" onClick={() => onStart(start)}>
                <Trans>Start at {formats.number(start)}</Trans>
              </Button>
            )
          }
        >
          <Trans>Change the pattern or the first number.</Trans>
        </Notice>
      )}
      {taken === undefined && !isLoading && (
        <p className="text-sm text-muted">
          <Trans>We couldn’t load your servers, so we don’t know whether these labels are taken.</Trans>
        </p>
      )}
    </div>
  );
}

/** The patterns for the names of several servers. */
export function SeveralNames({ choice, refused, onChoose, onProblem }: NamesProps): ReactNode {
  const { count, numbering } = choice;
  const [typed, setTyped] = useState<Typed>({
    label: choice.label ?? '',
    hostname: choice.hostname ?? '',
    from: String(numbering.from),
    digits: String(numbering.digits),
  });
  const problems = problemsOf(typed, count);

  function type(part: Partial<Typed>): void {
    const next = { ...typed, ...part };
    setTyped(next);
    const found = problemsOf(next, count);
    const isGood = Object.values(found).every((problem) => problem === undefined);
    onProblem(!isGood);
    if (!isGood) return;
    const isFirst = next.from === '1' && next.digits === '1';
    onChoose({
      label: next.label.trimEnd() || undefined,
      hostname: next.hostname || undefined,
      from: isFirst ? undefined : next.from,
      digits: isFirst ? undefined : next.digits,
    });
  }
  const example = namesOf(`web-${numberMark}`, 2, numbering).join(', ');
  return (
    <>
      <TextField
        label={<Trans>Label pattern (optional)</Trans>}
        hint={
          <Trans>
            <code translate="no">{`web-${numberMark}`}</code> gives {example} and so on.
          </Trans>
        }
        error={problems.label === undefined ? refused('label') : labelError(problems.label)}
        value={typed.label}
        onChange={({ currentTarget }) => type({ label: currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        label={<Trans>Hostname pattern (optional)</Trans>}
        hint={
          <Trans>
            For example, <code translate="no">{`web-${numberMark}.example.com`}</code>. If you leave it empty,
            hostnames are generated.
          </Trans>
        }
        error={
          problems.hostname === 'noNumber' ? (
            <NumberMissing />
          ) : problems.hostname === 'invalid' ? (
            <HostnameRule />
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
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label={<Trans>First number</Trans>}
          error={problems.from !== undefined && <Trans>Enter a number from 0 to {highestStart}.</Trans>}
          value={typed.from}
          onChange={({ currentTarget }) => type({ from: currentTarget.value.trim() })}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          label={<Trans>Digits</Trans>}
          hint={<Trans>With 2 digits, 1 becomes 01.</Trans>}
          error={problems.digits !== undefined && <Trans>Enter a number from 1 to {mostDigits}.</Trans>}
          value={typed.digits}
          onChange={({ currentTarget }) => type({ digits: currentTarget.value.trim() })}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <NamesPreview choice={choice} onStart={(from) => type({ from: String(from) })} />
    </>
  );
}
