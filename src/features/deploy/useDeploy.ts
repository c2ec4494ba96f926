import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { deployTarget, requestDeploy } from '#operations/deploy.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import type { WriteTrouble } from '#operations/useDialogWrite.ts';
import { isSignedIn } from '#session/session.ts';
import { type DeployChoice, deployBody } from './deployChoice.ts';

/** A deploy that was asked for on this page, and how it stands. */
export interface DeployWrite {
  readonly isBusy: boolean;
  /** What was asked for last: which deploy the rest is about. */
  readonly target: string | undefined;
  /** The same is on the line in another tab. */
  readonly isElsewhere: boolean;
  readonly trouble: WriteTrouble | undefined;
  /** What the API said as it refused what was chosen then. */
  readonly refused: { readonly words: readonly string[]; readonly choice: DeployChoice } | undefined;
  /** @param charge what it costs, as the review names it */
  readonly deploy: (choice: DeployChoice, charge: string | undefined) => void;
}

/** Asks for the server, once, and leads to it. What nobody knows the end of is shown by the page, from the journal. */
export function useDeploy(): DeployWrite {
  const navigate = useNavigate();
  const router = useRouter();
  const { isBusy, trouble, run } = useDialogWrite(() => undefined);
  const [asked, setAsked] = useState<DeployChoice>();
  const isElsewhere = trouble?.state === 'notSent' && trouble.because === 'busy';
  const body = asked && deployBody(asked);

  function deploy(choice: DeployChoice, charge: string | undefined): void {
    const wanted = deployBody(choice);
    if (wanted === undefined || isBusy) return;
    setAsked(choice);
    const { pathname } = router.state.location;
    run(async (caller) => {
      const outcome = await requestDeploy(caller, wanted, charge);
      // Who has gone on meanwhile is left where they are.
      if (
        outcome.state === 'done' &&
        isSignedIn(caller.owner) &&
        caller.isShown() &&
        router.state.location.pathname === pathname
      ) {
        const params = { serverId: outcome.answer.id };
        await navigate({ to: '/servers/$serverId', params, replace: true });
      }
      return outcome;
    });
  }
  return {
    isBusy,
    target: body && deployTarget(body),
    isElsewhere,
    trouble: isElsewhere ? undefined : trouble,
    refused:
      trouble?.state === 'refused' && asked !== undefined
        ? { words: trouble.failure.words ?? [], choice: asked }
        : undefined,
    deploy,
  };
}
