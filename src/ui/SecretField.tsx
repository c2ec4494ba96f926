import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { IconButton } from './IconButton.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';

/** A field for a key or password: hidden until asked for, never corrected, never capitalised. */
export function SecretField(props: Omit<TextFieldProps, 'type' | 'end' | 'mono'>) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...props}
      mono
      type={shown ? 'text' : 'password'}
      end={
        <IconButton
          size="sm"
          label={shown ? t`Hide what is typed` : t`Show what is typed`}
          icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
