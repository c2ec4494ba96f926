import { Trans, useLingui } from '@lingui/react/macro';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { CopyButton } from '#ui/CopyButton.tsx';
import { IconButton } from '#ui/Button.tsx';
import { TextField } from '#ui/TextField.tsx';
import { cx } from '#ui/cx.ts';
import { visibleText } from '#ui/visibleText.ts';

interface RevealedFieldProps {
  label: string;
  /** Names the copied value, completing "Copy …". */
  what: string;
  value: string;
  /** Masked with dots until the user shows it. */
  masked?: boolean;
  /** The copy button. */
  copyButton?: Ref<HTMLButtonElement>;
}

/** One value to read or copy. It can be copied without being shown. */
export function RevealedField({
  label,
  what,
  value,
  masked = false,
  copyButton,
}: RevealedFieldProps): ReactNode {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [isShown, setShown] = useState(!masked);
  const [isRefused, setRefused] = useState(false);
  // Never set as an attribute: attributes are part of the markup, which gets saved, printed and sent in reports.
  useLayoutEffect(() => {
    const input = field.current;
    if (input === null) return undefined;
    input.value = masked ? value : visibleText(value);
    return () => {
      input.value = '';
    };
  }, [value, masked]);
  // Selected only once it is unmasked: no browser copies from a masked field.
  useLayoutEffect(() => {
    if (!isRefused) return;
    field.current?.focus();
    field.current?.select();
  }, [isRefused]);
  function selectInstead(): void {
    setShown(true);
    setRefused(true);
  }
  // A value with invisible or direction-changing characters could deceive: show them, and offer no copy to paste.
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
          className={cx('flex-1', masked && 'print:[&_input]:hidden')}
          onBlur={() => setRefused(false)}
          end={
            masked && (
              <IconButton
                size="sm"
                label={t`Show ${what}`}
                aria-pressed={isShown}
                icon={isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
                onClick={() => setShown(!isShown)}
              />
            )
          }
        />
        {isPlain && value !== '' && (
          <CopyButton
            ref={copyButton}
            text={value}
            what={what}
            size="md"
            variant="secondary"
            copiedNote={masked ? <Trans>Copied. Your clipboard history may keep it.</Trans> : undefined}
            onRefused={selectInstead}
          />
        )}
      </div>
      {masked && (
        // Paper, and the file it is printed to, would keep the secret.
        <p className="text-muted not-print:hidden">
          <Trans>The password isn’t printed.</Trans>
        </p>
      )}
      <p role="status" className="text-sm text-muted empty:hidden">
        {isRefused && (
          <Trans>The browser didn’t allow copying. The text is selected: copy it yourself.</Trans>
        )}
      </p>
    </div>
  );
}
