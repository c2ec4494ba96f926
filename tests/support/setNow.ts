import { aheadOf, now, shiftClock } from './now.ts';

// Before each file of unit tests: see `now.ts`.
shiftClock(aheadOf(now));
