/** Parts of the frame that appear only after the page is painted, loaded together then, on every page. */
export { LateNavigation, LateTools } from './LateNavigation.tsx';
export { LeaveDialog } from './LeaveDialog.tsx';
export { IntentNotices } from '#features/shell/notices/IntentNotices.tsx';
export { ShortcutKeys } from './ShortcutKeys.tsx';
export { ShellNotices } from './ShellNotices.tsx';
export { Unsettled } from './UnsettledBanner.tsx';
export { PowerBatchView } from '#shared/powerBatch/PowerBatchView.tsx';
