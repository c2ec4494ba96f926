import { ApiError } from '#api/apiError.ts';
import type { StatsSample } from '#domain/serverStats.ts';
import { currentSession, onSessionChange } from '#session/session.ts';
import { forgetRefusal, isAwaiting, startSampling } from '#shared/samples/sampler.ts';
import { onRequestChange, requestOf } from '#shared/samples/sampleRequests.ts';
import { latestSample } from '#shared/samples/samples.ts';

/** A server's page, as far as it takes samples (`usePageSampling`). A tab has one page open at a time. */

let stopSampling: () => void = () => undefined;

export function leaveServerPage(): void {
  stopSampling();
}

/** What the open page shows of the server: its load, and why it is not known now. */
export const shownOf = (
  serverId: string,
): { readonly sample: StatsSample | undefined; readonly error: ApiError | undefined } => ({
  sample: latestSample(serverId),
  error: requestOf(serverId).error,
});

/**
 * Opens the page, which takes a sample every 3 s until it is left.
 * @returns the sample that the first response brings; `undefined` if the API has none. Throws the error that the page
 *   reports instead
 */
export function openServerPage(serverId: string): Promise<StatsSample | undefined> {
  leaveServerPage();
  forgetRefusal(serverId);
  const earlier = requestOf(serverId).answeredAt;
  return new Promise((resolve, reject) => {
    function check(): void {
      const { answeredAt, error } = requestOf(serverId);
      const isGone = currentSession().state !== 'open';
      if (!isGone && isAwaiting(answeredAt, earlier)) return;
      for (const end of ends) end();
      if (isGone) reject(new ApiError({ kind: 'notSent', notSentBecause: 'gate' }));
      else if (error === undefined) resolve(latestSample(serverId));
      else reject(error);
    }
    const ends = [onRequestChange(check), onSessionChange(check)];
    stopSampling = startSampling(
      'page',
      () => [serverId],
      () => 3_000,
    );
    check();
  });
}
