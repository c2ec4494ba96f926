/** Parts of the list that its first paint doesn't need, loaded together afterwards. */
export { FleetLoadError, NoServers, NothingFound } from './FleetStates.tsx';
export { exportCsv } from './fleetCsv.ts';
export { RowActions } from './RowMenu.tsx';
export { SelectionBar } from './SelectionBar.tsx';
export { StatusAnnouncements } from './StatusAnnouncements.tsx';
