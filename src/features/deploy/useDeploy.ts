import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { type DeployBody, deployTarget, requestDeploy } from '#operations/deploy.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import type { WriteTrouble } from '#operations/useDialogWrite.ts';
import type { Caller, NothingSentReason } from '#operations/writes/write.ts';
import { isSignedIn } from '#session/session.ts';
import { type DeployChoice, deployBodies } from './deployChoice.ts';

/** The state of the deploy last requested on this page. */
export interface DeployWrite {
  readonly isBusy: boolean;
  /** Identifies the deploy last requested, which the other fields are about. */
  readonly target: string | undefined;
  /** The same deploy is in progress in another tab. */
  readonly isInOtherTab: boolean;
  readonly trouble: WriteTrouble | undefined;
  /** The API's messages when it refused the deploy, and the choice that was refused. */
  readonly refused: { readonly words: readonly string[]; readonly choice: DeployChoice } | undefined;
  /** @param charge what the review step says that each server costs, as an exact decimal string */
  readonly deploy: (choice: DeployChoice, charge: string | undefined) => void;
}

/** Begins a batch, whose code is loaded only then. Returns why nothing was sent. */
async function beginBatch(
  caller: Caller,
  bodies: readonly DeployBody[],
  charge: string | undefined,
): Promise<'begun' | NothingSentReason> {
  try {
    const { beginDeployBatch } = await import('#operations/deployBatch/runDeployBatch.ts');
    const begun = await beginDeployBatch(caller, bodies, charge);
    // The page says that another batch is unfinished.
    return begun === 'unfinished' ? 'busy' : begun;
  } catch {
    // Its code did not come.
    return 'offline';
  }
}

/** Identifies a deploy of one server or several. */
export function targetOf(bodies: readonly DeployBody[]): string | undefined {
  return bodies.length === 0 ? undefined : bodies.map(deployTarget).join();
}

/** Requests the server once and navigates to it; several as a batch, which has its own page. The page shows unconfirmed deploys from the journal. */
export function useDeploy(): DeployWrite {
  const navigate = useNavigate();
  const router = useRouter();
  const { isBusy, trouble, run } = useDialogWrite<unknown>(() => undefined);
  const [requested, setRequested] = useState<DeployChoice>();
  const bodies = requested === undefined ? [] : deployBodies(requested);
  const isInOtherTab = trouble?.state === 'notSent' && trouble.because === 'busy' && bodies.length === 1;

  function deploy(choice: DeployChoice, charge: string | undefined): void {
    const requestBodies = deployBodies(choice);
    const [requestBody, ...others] = requestBodies;
    if (requestBody === undefined || isBusy) return;
    setRequested(choice);
    const { pathname } = router.state.location;
    run(async (caller) => {
      if (others.length > 0) {
        const begun = await beginBatch(caller, requestBodies, charge);
        if (begun !== 'begun') return { state: 'notSent', because: begun };
        if (router.state.location.pathname === pathname)
          await navigate({ to: '/deploy/batch', replace: true });
        return { state: 'done', answer: undefined };
      }
      const outcome = await requestDeploy(caller, requestBody, charge);
      // Don't navigate if the user has left the page meanwhile.
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
    target: targetOf(bodies),
    isInOtherTab,
    trouble: isInOtherTab ? undefined : trouble,
    refused:
      trouble?.state === 'refused' && requested !== undefined
        ? { words: trouble.failure.words ?? [], choice: requested }
        : undefined,
    deploy,
  };
}
