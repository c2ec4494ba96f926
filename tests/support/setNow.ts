import { aheadOf, now, shiftClock } from './now.ts';

// Runs before each file of unit tests: see `now.ts`.
shiftClock(aheadOf(now));
