/** Fetches the code that only narrow windows need. */
export const fetchFleetCards = () => import('./FleetCards.tsx');
