/** Parts that several pages show only on an error or on request, loaded together once the page is painted. */
export { ApiErrorDetails, BrokenPanel, NoSuchPage } from './errorPanels.tsx';
export { ListLoadError, UnreadableRows, WaitingForLimit } from './ListNotices.tsx';
export { RequestedSinceWords } from './RequestedSinceWords.tsx';
