import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import type { Server } from '#domain/server.ts';
import { labelProblemWords } from '#shared/labelProblemWords.tsx';
import { WriteProblem } from '#shared/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { cx } from '#ui/cx.ts';
import { TextField } from '#ui/TextField.tsx';
import { useLabelForm } from './useLabelForm.ts';
import { useSettingsReasons } from '#features/servers/actionReasons.tsx';

interface LabelFormProps {
  server: Server;
  /** Given if the form replaces the page's heading: closes the form. The form then takes the focus when it mounts. */
  onClose?: () => void;
}

/** The form that changes a server's label. */
export function LabelForm({ server, onClose }: LabelFormProps): ReactNode {
  const { t } = useLingui();
  const { rename: reason } = useSettingsReasons(server);
  const isHeading = onClose !== undefined;
  const form = useLabelForm(server, onClose, isHeading ? `/servers/${server.id}` : '');
  const { value, problem, isSame, isBusy, isSaved, trouble, type, save } = form;
  /** Asks before it discards the text, since Escape may be pressed by mistake; Cancel doesn't ask. */
  async function discard(): Promise<void> {
    if (!isBusy && (await form.mayGo())) onClose?.();
  }
  const disabledReason =
    reason ?? (isSame ? t`That’s already its label.` : problem && labelProblemWords(problem));
  return (
    <form
      noValidate
      className={cx('flex w-full flex-col gap-3', isHeading ? 'sm:w-110' : 'max-w-xl')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason === undefined) save();
      }}
    >
      <div className={cx('flex gap-x-2 gap-y-3', isHeading ? 'flex-wrap items-start' : 'flex-col')}>
        <TextField
          label={<Trans>Label</Trans>}
          labelHidden={isHeading}
          className={cx(isHeading && 'flex-[1_1_14rem]')}
          value={value}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isHeading) return;
            // The same key press would also close the dialog that asks.
            event.preventDefault();
            void discard();
          }}
          error={problem && labelProblemWords(problem)}
          readOnly={isBusy}
          autoFocus={isHeading}
          autoComplete="off"
          spellCheck={false}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            variant="primary"
            busy={isBusy}
            disabledReason={isBusy ? undefined : disabledReason}
          >
            {form.isChangedElsewhere ? <Trans>Overwrite</Trans> : <Trans>Save label</Trans>}
          </Button>
          {isHeading && (
            <Button onClick={onClose} disabledReason={isBusy ? t`Already in progress.` : undefined}>
              <Trans>Cancel</Trans>
            </Button>
          )}
          <span role="status" className="text-muted">
            {isSaved && <Trans>Saved.</Trans>}
          </span>
        </div>
      </div>
      {!isHeading && (
        <ShowAsCurl operation="renameServer" params={{ id: server.id }} body={{ label: value.trimEnd() }} />
      )}
      {trouble && (
        <div
          role="alert"
          className="rounded-md border border-critical-line bg-critical-soft px-3 py-2 text-critical"
        >
          <WriteProblem trouble={trouble} />
          {form.isChangedElsewhere && (
            <p>
              <Trans>
                It’s now called <BidiText text={server.label} max={60} />.
              </Trans>
            </p>
          )}
        </div>
      )}
    </form>
  );
}
