import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type DeployBody, requestDeploy } from '#operations/deploy.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import type { WriteTrouble } from '#operations/WriteProblem.tsx';

interface DeployWrite {
  readonly isBusy: boolean;
  /** The same is on the line in another tab. */
  readonly isElsewhere: boolean;
  readonly trouble: WriteTrouble | undefined;
  readonly deploy: (body: DeployBody, isLabelTaken: boolean) => void;
}

/** The browser asks before the page is left while a request is on the line. */
function useAskBeforeLeaving(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);
}

/** Asks for the server, once, and leads to it. What nobody knows the end of is shown by the page, from the journal. */
export function useDeploy(): DeployWrite {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { isBusy, trouble, run } = useDialogWrite(() => undefined);
  useAskBeforeLeaving(isBusy);
  const isElsewhere = trouble?.state === 'notSent' && trouble.because === 'busy';
  return {
    isBusy,
    isElsewhere,
    trouble: isElsewhere ? undefined : trouble,
    deploy: (body, isLabelTaken) =>
      run(async (isShown) => {
        const outcome = await requestDeploy(queryClient, body, isLabelTaken);
        if (outcome.state === 'done' && isShown()) {
          const params = { serverId: outcome.answer.id };
          await navigate({ to: '/servers/$serverId', params, replace: true });
        }
        return outcome;
      }),
  };
}
