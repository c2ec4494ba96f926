/** Parts of the list that its first paint doesn't need, loaded together afterwards. */
import './FleetStates.tsx';

export { exportCsv } from './fleetCsv.ts';
export { RowActions } from './RowMenu.tsx';
export { SelectionBar } from './SelectionBar.tsx';
export { StatusAnnouncements } from './StatusAnnouncements.tsx';
