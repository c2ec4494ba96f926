import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** The fallback where the browser refuses the clipboard: the text, already selected. */
export default function ManualCopyDialog(props: { text: string; title: string; onClose: () => void }) {
  const { t } = useLingui();
  const { text, title, onClose } = props;
  return (
    <Dialog
      title={title}
      size="sm"
      onClose={onClose}
      actions={
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <p role="alert">
        <Trans>
          The browser didn’t allow copying. The text is selected: copy it with your keyboard or the menu.
        </Trans>
      </p>
      <textarea
        readOnly
        translate="no"
        dir="auto"
        rows={Math.min(6, Math.ceil(text.length / 40))}
        aria-label={t`Text to copy`}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        className="w-full resize-none rounded-md border border-line-strong bg-sunken px-3 py-2 font-mono break-all"
      />
    </Dialog>
  );
}
