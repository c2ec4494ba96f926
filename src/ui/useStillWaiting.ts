import { useEffect, useState } from 'react';

/** After so many milliseconds a wait is owed a word. */
const stillWorkingAfter = 8000;

/** Whether the component has been on the page for longer than `after` milliseconds. */
export function useStillWaiting(after: number = stillWorkingAfter): boolean {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaiting(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return waiting;
}
