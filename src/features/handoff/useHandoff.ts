import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { SsoLink } from '#domain/ssoLink.ts';
import { noteActivity } from '#operations/writes/activityLog.ts';
import { onSecretsGo } from '#session/secretsGo.ts';
import { type SecretEnd, useSecret } from '#session/useSecret.ts';
import { askForLink, type LinkRequest } from './askForLink.ts';
import type { HandoffTarget } from './mintLink.ts';
import type { LinkAnswer } from './mintLink.ts';

/** Why the link was removed. */
export type HandoffEnd = 'followed' | 'copied' | SecretEnd;

export type HandoffState =
  | { readonly is: 'none' }
  | { readonly is: 'asking' }
  | { readonly is: 'ready'; readonly link: SsoLink; readonly since: number }
  | { readonly is: 'over'; readonly because: HandoffEnd }
  | Exclude<LinkAnswer, { is: 'ready' }>;

export interface Handoff {
  readonly state: HandoffState;
  /** Requests a link, unless a request is in progress. If there is a link already, moves the focus to it instead. */
  readonly open: () => void;
  /** The link to follow, while there is one. */
  readonly continueLink: RefObject<HTMLElement | null>;
  /**
   * Call it when the link is followed or was copied: logs that and removes the link.
   * @returns whether there still was a link to use
   */
  readonly use: (how: 'followed' | 'copied', details?: string) => boolean;
  /** Cancels a pending request and removes the link. */
  readonly close: () => void;
}

type Phase = Exclude<HandoffState, { is: 'ready' }>;

/**
 * The first of the two steps of a hand-off, and the state of its link. The link is kept only in this component's memory
 * and is removed after use, when it expires, and whenever secrets must be hidden.
 * @param startedRequest the request that the click leading here has started, if it did
 */
export function useHandoff(target: HandoffTarget, startedRequest?: LinkRequest): Handoff {
  const { dashboard } = useBrand();
  const [phase, setPhase] = useState<Phase>({ is: startedRequest === undefined ? 'none' : 'asking' });
  // Following the link also hides this tab, because a new one opens over it: keep the first reason.
  const held = useSecret<SsoLink>((because) =>
    setPhase((now) => (now.is === 'over' ? now : { is: 'over', because })),
  );
  const pendingRequest = useRef<LinkRequest>(undefined);
  const continueLink = useRef<HTMLElement>(null);

  function applyAnswer(request: LinkRequest, answer: LinkAnswer): void {
    if (pendingRequest.current !== request) return;
    pendingRequest.current = undefined;
    if (answer.is !== 'ready') return setPhase(answer);
    setPhase(held.show(answer.link, answer.link.lifetime) ? { is: 'none' } : { is: 'over', because: 'left' });
  }
  const applyBegunAnswer = useEffectEvent(applyAnswer);
  useEffect(() => {
    if (startedRequest === undefined) return;
    pendingRequest.current = startedRequest;
    void startedRequest.answer.then((answer) => applyBegunAnswer(startedRequest, answer));
  }, [startedRequest]);
  useEffect(() => {
    const stop = onSecretsGo(() => {
      if (pendingRequest.current === undefined) return;
      pendingRequest.current.abort();
      pendingRequest.current = undefined;
      setPhase({ is: 'over', because: 'left' });
    });
    return () => {
      stop();
      // The component has unmounted: ignore the pending answer.
      pendingRequest.current = undefined;
    };
  }, []);

  const { shown } = held;
  return {
    state: shown === undefined ? phase : { is: 'ready', link: shown.secret, since: shown.since },
    continueLink,
    open() {
      if (pendingRequest.current !== undefined) return;
      if (shown !== undefined) return continueLink.current?.focus();
      const request = askForLink(target, dashboard.origins);
      pendingRequest.current = request;
      setPhase({ is: 'asking' });
      void request.answer.then((answer) => applyAnswer(request, answer));
    },
    use(how, details = target.next ?? '') {
      if (shown === undefined || phase.is === 'over') return false;
      const { serverId, serverName } = target;
      noteActivity({ action: 'openDashboard', outcome: 'done', serverId, serverName, details });
      setPhase({ is: 'over', because: how });
      // Deferred until the browser has read the address from the activated link.
      setTimeout(held.hide);
      return true;
    },
    close() {
      pendingRequest.current?.abort();
      pendingRequest.current = undefined;
      held.hide();
      setPhase({ is: 'none' });
    },
  };
}
