import Server from 'lucide-react/icons/server';
import { type ReactNode, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorPanel } from '#ui/ErrorPanel.tsx';
import { failedLanguage } from '#ui/language.ts';
import { LanguageNotice } from '#ui/LanguageNotice.tsx';
import ManualCopyDialog from '#ui/ManualCopyDialog.tsx';
import { Menu } from '#ui/Menu.tsx';
import { Notice, type NoticeTone } from '#ui/Notice.tsx';
import { Skeleton, SkeletonLines, SkeletonRows } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Piece, Wide } from './Piece.tsx';

const notices: Record<NoticeTone, string> = {
  info: 'Maintenance in Frankfurt on Sunday',
  positive: 'alpha is running',
  caution: 'This may still be the old password',
  critical: 'alpha couldn’t be deployed',
};
// The record has no other keys.
const tones = Object.keys(notices) as NoticeTone[];

function Notices(): ReactNode {
  return (
    <>
      <Piece name="Notice">
        {tones.map((tone) => (
          <Wide key={tone} whole>
            <Notice tone={tone} title={notices[tone]} onDismiss={() => undefined}>
              <p>The second line says what to do about it.</p>
            </Notice>
          </Wide>
        ))}
        <Wide whole>
          <Notice tone="caution" action={<Button size="sm">Reload</Button>}>
            <p>Without a title, with an action.</p>
          </Notice>
        </Wide>
        <Wide whole>
          <Notice tone="info" banner>
            <p>As a banner over the page.</p>
          </Notice>
        </Wide>
      </Piece>
      <Piece name="LanguageNotice">
        <Button onClick={() => failedLanguage.set('tr')}>Let a language fail to load</Button>
        <Wide whole>
          <LanguageNotice />
        </Wide>
      </Piece>
      <Piece name="ErrorPanel">
        <Wide>
          <ErrorPanel
            what="Couldn’t load the servers."
            message="The upstream is exhausted."
            advice="Wait a moment, then try again."
            requestId="req_9f81c2"
            onRetry={() => undefined}
          />
        </Wide>
        <Wide>
          <ErrorPanel what="Couldn’t load the plans." onRetry={() => undefined} retrying />
        </Wide>
      </Piece>
      <Piece name="EmptyState">
        <Wide whole>
          <EmptyState
            icon={<Server />}
            heading="No servers yet"
            action={<Button variant="primary">Deploy your first server</Button>}
          >
            <p>A server is ready within a minute.</p>
          </EmptyState>
        </Wide>
      </Piece>
    </>
  );
}

function Waits(): ReactNode {
  return (
    <>
      <Piece name="Spinner">
        <Spinner label="Loading servers" />
        <Wide>
          <Spinner label="Loading plans" centred />
        </Wide>
      </Piece>
      <Piece name="Skeleton">
        <Wide>
          <Skeleton />
        </Wide>
      </Piece>
      <Piece name="SkeletonLines">
        <Wide>
          <SkeletonLines lines={4} />
        </Wide>
      </Piece>
      <Piece name="SkeletonRows">
        <Wide whole>
          <table aria-label="Rows that are loading" className="w-full">
            <tbody>
              <SkeletonRows rows={3} columns={4} />
            </tbody>
          </table>
        </Wide>
      </Piece>
    </>
  );
}

type Overlay = 'dialog' | 'confirmation' | 'busy' | 'refused' | 'copy';
const overlays: Record<Overlay, string> = {
  dialog: 'Open a dialog',
  confirmation: 'Ask for a confirmation',
  busy: 'While it is in progress',
  refused: 'After it failed',
  copy: 'Where copying is refused',
};

function OpenOverlay({ overlay, onClose }: { overlay: Overlay; onClose: () => void }): ReactNode {
  if (overlay === 'copy')
    return <ManualCopyDialog title="Copy IP address" text="198.51.100.11" onClose={onClose} />;
  if (overlay === 'dialog') {
    return (
      <Dialog title="Keyboard shortcuts" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
        <p>Press / to search.</p>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title="Terminate alpha?"
      confirmLabel="Terminate server"
      tone="danger"
      busy={overlay === 'busy'}
      leavable
      submitError={overlay === 'refused' && 'The server is suspended.'}
      disabledReason={overlay === 'confirmation' ? 'Type alpha first.' : undefined}
      onConfirm={onClose}
      onClose={onClose}
    >
      <p>This destroys the server and everything on its disk.</p>
      <TextField label="Type alpha to confirm" />
    </ConfirmDialog>
  );
}

function Overlays(): ReactNode {
  const [overlay, setOverlay] = useState<Overlay>();
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Piece name="Dialog, ConfirmDialog, ManualCopyDialog">
        {/* The record has no other keys. */}
        {(Object.keys(overlays) as Overlay[]).map((each) => (
          <Button key={each} onClick={() => setOverlay(each)}>
            {overlays[each]}
          </Button>
        ))}
        {overlay !== undefined && <OpenOverlay overlay={overlay} onClose={() => setOverlay(undefined)} />}
      </Piece>
      <Piece name="Menu">
        <Button
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          Actions for alpha
        </Button>
        {anchor !== undefined && (
          <Menu
            label="Actions for alpha"
            anchor={anchor}
            onClose={() => setAnchor(undefined)}
            items={['Start', 'Stop', 'Open in dashboard'].map((label) => ({
              key: label,
              label,
              icon: <Server aria-hidden="true" />,
              disabledReason: label === 'Start' ? 'You can only start a stopped server.' : undefined,
              onSelect: () => undefined,
            }))}
          />
        )}
      </Piece>
    </>
  );
}

export function Messages(): ReactNode {
  return (
    <>
      <Notices />
      <Waits />
      <Overlays />
    </>
  );
}
