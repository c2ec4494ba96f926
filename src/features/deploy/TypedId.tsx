import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { TextField } from '#ui/TextField.tsx';

interface TypedIdProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with it beyond its form. */
  error?: ReactNode;
  value: string | undefined;
  /** Whether it has the form of what is asked for. */
  accepts: (text: string) => boolean;
  /** Gets nothing while what is typed has not that form. */
  onChange: (value: string | undefined) => void;
}

/** An id by hand, where there is no list to choose it from. */
export function TypedId({ label, hint, error, value, accepts, onChange }: TypedIdProps): ReactNode {
  const [typed, setTyped] = useState(value ?? '');
  const isAccepted = (text: string): boolean => text.trim() === '' || accepts(text.trim());

  function type(text: string): void {
    setTyped(text);
    // At once: who goes on to another step a moment later takes it along.
    onChange(isAccepted(text) ? text.trim() || undefined : undefined);
  }
  return (
    <TextField
      label={label}
      hint={hint}
      error={isAccepted(typed) ? error : <Trans>This has not the form of an id.</Trans>}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      className="max-w-xl"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      mono
    />
  );
}
