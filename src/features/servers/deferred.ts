/** What the list needs only once something is done, fetched together once the page is painted. */
export { FleetUnread, NoServers, NothingFound } from './FleetStates.tsx';
export { exportCsv } from './fleetCsv.ts';
export { RowActions } from './RowMenu.tsx';
export { SelectionBar } from './SelectionBar.tsx';
export { StatusAnnouncements } from './StatusAnnouncements.tsx';
