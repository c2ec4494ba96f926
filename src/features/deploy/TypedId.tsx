import type { ReactNode } from 'react';
import { TextField } from '#ui/TextField.tsx';
import { useTyped } from '#ui/useTyped.ts';

interface TypedIdProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** An id by hand, for a key that may not read the catalog. */
export function TypedId({ label, hint, error, value, onChange }: TypedIdProps): ReactNode {
  const [typed, setTyped] = useTyped(value ?? '', (text) => onChange(text.trim() || undefined));
  return (
    <TextField
      label={label}
      hint={hint}
      error={error}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      className="max-w-xl"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      mono
    />
  );
}
