import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { TextField } from '#ui/TextField.tsx';

interface TypedIdProps {
  label: ReactNode;
  hint?: ReactNode;
  /** An error other than a wrong format. */
  error?: ReactNode;
  value: string | undefined;
  /** Whether the text has the format of such an id. */
  accepts: (text: string) => boolean;
  /** Called with `undefined` while the text is empty or has the wrong format. */
  onChange: (value: string | undefined) => void;
}

/** An id typed by hand, for when there is no list to choose from. */
export function TypedId({ label, hint, error, value, accepts, onChange }: TypedIdProps): ReactNode {
  const [typed, setTyped] = useState(value ?? '');
  const isAccepted = (text: string): boolean => text.trim() === '' || accepts(text.trim());

  function type(text: string): void {
    setTyped(text);
    // Not debounced, so that the value is kept if the user moves to another step right away.
    onChange(isAccepted(text) ? text.trim() || undefined : undefined);
  }
  return (
    <TextField
      label={label}
      hint={hint}
      error={isAccepted(typed) ? error : <Trans>This doesn’t look like an ID.</Trans>}
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
