import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { placeToFindPasted } from '#shared/findText.ts';

/** Where a paste means something else. Checkboxes and radio buttons take no text. */
const takesText =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), ' +
  'dialog, [role=menu]';

/** Whether the paste belongs to a field, a menu or an open dialog. */
function isTaken({ target }: ClipboardEvent): boolean {
  const isInside = target instanceof Element && target.closest(takesText) !== null;
  return isInside || document.querySelector('dialog:modal, [role=menu]') !== null;
}

/** The text on the clipboard; '' where that is files. The picture that a spreadsheet adds to its cells is none. */
function textOf(clipboard: DataTransfer | null): string {
  if (clipboard === null) return '';
  const isFile = clipboard.files.length > 0 && !clipboard.types.includes('text/html');
  return isFile ? '' : clipboard.getData('text/plain');
}

/** Opens Find with a text that is pasted anywhere outside of a field. */
export function PasteAnywhere(): null {
  const router = useRouter();
  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      if (event.defaultPrevented || isTaken(event)) return;
      const text = textOf(event.clipboardData);
      if (!/\S/.test(text)) return;
      event.preventDefault();
      void router.navigate({ to: '/find', ...placeToFindPasted(text) });
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [router]);
  return null;
}
