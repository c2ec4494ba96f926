import { type ActivityAction, type ActivityLine, useActivity } from '#operations/writes/activityLog.ts';
import { useCustomerView } from '#session/customerView.ts';

/** Their details, and the server's words about them, can name what was charged and the balance. */
const paid: ReadonlySet<ActivityAction> = new Set(['deploy', 'buyAddon']);

/** What was done, newest first; while a customer looks on without what could name an amount. */
export function useShownActivity(): readonly ActivityLine[] {
  const lines = useActivity();
  if (!useCustomerView()) return lines;
  return lines.map((line) =>
    paid.has(line.action) ? { ...line, details: '', words: [], receipt: undefined } : line,
  );
}
