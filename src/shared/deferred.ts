/** What several pages show only when something is wrong or was asked for, fetched together once the page is painted. */
export { ApiErrorDetails, BrokenPanel, NoSuchPage } from './errorPanels.tsx';
export { UnreadableRows, WaitingForLimit } from './ListNotices.tsx';
export { RequestedSinceWords } from './RequestedSinceWords.tsx';
