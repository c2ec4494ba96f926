import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isHostname, labelProblem } from '#domain/label.ts';
import { mostAtOnce, namesOf, patternOf } from '#domain/namePattern.ts';
import { labelProblemWords } from '#shared/labelProblemWords.tsx';
import { TextField } from '#ui/TextField.tsx';
import { type ChosenNames, HostnameRule, type NamesProps, SeveralNames } from './SeveralNames.tsx';
import { readWithin } from './deployChoice.ts';
import type { DeploySearch } from './deploySteps.ts';

/** Label and hostname of one server. Both are optional and validated while typing. */
function OneName({ choice, refused, onChoose, onProblem }: NamesProps): ReactNode {
  const { label, hostname } = choice;
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
    if (part.label !== undefined && isLabelGood) onChoose({ label: nextLabel || undefined });
    if (part.hostname !== undefined && isHostnameGood) onChoose({ hostname: next.hostname || undefined });
  }
  return (
    <>
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
        error={problems.hostname ? <HostnameRule /> : refused('hostname')}
        value={typed.hostname}
        onChange={({ currentTarget }) => type({ hostname: currentTarget.value })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        mono
      />
    </>
  );
}

/** The choices for another number of servers: one server's names become patterns, and the first names of several stay. */
function withCount({ label, hostname, count, numbering }: ChosenNames, next: number): DeploySearch {
  const search = { count: next === 1 ? undefined : String(next) };
  if (next === 1) {
    const first = (pattern: string | undefined) => pattern && namesOf(pattern, 1, numbering)[0];
    const names = count === 1 ? { label, hostname } : { label: first(label), hostname: first(hostname) };
    return { ...search, ...names, from: undefined, digits: undefined };
  }
  if (count > 1) return search;
  const named = label === undefined ? undefined : patternOf(label);
  const hosts = hostname === undefined ? undefined : patternOf(hostname);
  const numbers = named?.numbering ?? hosts?.numbering;
  return {
    ...search,
    label: named?.pattern,
    hostname: hosts?.pattern,
    from: numbers && String(numbers.from),
    digits: numbers && String(numbers.digits),
  };
}

/** How many servers, and their names. */
export function DetailsStep(props: NamesProps): ReactNode {
  const { choice, refused, onChoose, onProblem } = props;
  const [typedCount, setTypedCount] = useState(String(choice.count));
  const [hasNameProblem, setNameProblem] = useState(false);
  const count = readWithin(typedCount.trim(), 1, mostAtOnce);
  function typeCount(text: string): void {
    setTypedCount(text);
    const next = readWithin(text.trim(), 1, mostAtOnce);
    const isChanged = next !== undefined && next !== choice.count;
    // Names for another number are typed anew, from what is chosen.
    if (isChanged) setNameProblem(false);
    onProblem(next === undefined || (hasNameProblem && !isChanged));
    if (isChanged) onChoose(withCount(choice, next));
  }
  const names: NamesProps = {
    ...props,
    onProblem(hasProblem) {
      setNameProblem(hasProblem);
      onProblem(hasProblem || count === undefined);
    },
  };
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <TextField
        label={<Trans>How many</Trans>}
        hint={<Trans>From 1 to {mostAtOnce}</Trans>}
        error={count === undefined ? <Trans>Enter a number from 1 to {mostAtOnce}.</Trans> : refused('count')}
        value={typedCount}
        onChange={({ currentTarget }) => typeCount(currentTarget.value)}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-40"
      />
      {choice.count === 1 ? <OneName {...names} /> : <SeveralNames key={choice.count} {...names} />}
    </div>
  );
}
