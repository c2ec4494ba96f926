/** Parts of the list that its first paint doesn't need, loaded together afterwards. */
// Loaded with them, since by the time that the list fails there may be no connection.
import './FleetStates.tsx';

// On a server's page, too, once it was deployed: it's in the menu's code.
export { CopySshCommand } from './CopySshCommand.tsx';
export { ListTools } from './ListTools.tsx';
export { KnownCount } from './LoadNotes.tsx';
export { RowActions } from './RowMenu.tsx';
export { SelectionBar } from './SelectionBar.tsx';
export { AnnouncementsAndSampling } from './AnnouncementsAndSampling.tsx';
