import { Trans, useLingui } from '@lingui/react/macro';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { CopyButton } from '#ui/CopyButton.tsx';
import { IconButton } from '#ui/Button.tsx';
import { TextField } from '#ui/TextField.tsx';
import { visibleText } from '#ui/visibleText.ts';

interface RevealedFieldProps {
  label: string;
  /** What is copied, completing "Copy …". */
  what: string;
  value: string;
  /** Dots, until it is asked to be shown. */
  masked?: boolean;
}

/** One value to be read or copied; copying needs no showing. */
export function RevealedField({ label, what, value, masked = false }: RevealedFieldProps): ReactNode {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [isShown, setShown] = useState(!masked);
  const [isRefused, setRefused] = useState(false);
  // Never as an attribute, which is part of the page's markup: that is what gets saved, printed and sent in reports.
  useLayoutEffect(() => {
    const input = field.current;
    if (input === null) return undefined;
    input.value = masked ? value : visibleText(value);
    return () => {
      input.value = '';
    };
  }, [value, masked]);
  // Selected once it can be read: no browser copies out of a masked field.
  useLayoutEffect(() => {
    if (!isRefused) return;
    field.current?.focus();
    field.current?.select();
  }, [isRefused]);
  function selectInstead(): void {
    setShown(true);
    setRefused(true);
  }
  // What is written to deceive is shown as it is, and not offered to be pasted somewhere.
  const isPlain = masked || visibleText(value) === value;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-end gap-2">
        <TextField
          ref={field}
          label={label}
          type={isShown ? 'text' : 'password'}
          readOnly
          autoComplete="off"
          spellCheck={false}
          mono
          className="flex-1"
          onBlur={() => setRefused(false)}
          end={
            masked && (
              <IconButton
                size="sm"
                label={t`Show`}
                aria-pressed={isShown}
                icon={isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
                onClick={() => setShown(!isShown)}
              />
            )
          }
        />
        {isPlain && value !== '' && (
          <CopyButton
            text={value}
            what={what}
            size="md"
            variant="secondary"
            copiedNote={masked ? <Trans>Copied. The clipboard’s history may keep it.</Trans> : undefined}
            onRefused={selectInstead}
          />
        )}
      </div>
      <p role="status" className="text-sm text-muted empty:hidden">
        {isRefused && <Trans>The browser didn’t allow copying. It is selected: copy it by hand.</Trans>}
      </p>
    </div>
  );
}
