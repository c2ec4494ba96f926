import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { SsoLink } from '#domain/ssoLink.ts';
import { noteActivity } from '#operations/writes/activityLog.ts';
import { onSecretsGo } from '#session/secretsGo.ts';
import { type SecretEnd, useSecret } from '#session/useSecret.ts';
import { askForLink, type LinkRequest, type HandoffTarget } from './askForLink.ts';
import type { LinkAnswer } from './mintLink.ts';

/** Why there is no link any more. */
export type HandoffEnd = 'followed' | 'copied' | SecretEnd;

export type HandoffState =
  | { readonly is: 'none' }
  | { readonly is: 'asking' }
  | { readonly is: 'ready'; readonly link: SsoLink; readonly since: number }
  | { readonly is: 'over'; readonly because: HandoffEnd }
  | Exclude<LinkAnswer, { is: 'ready' }>;

export interface Handoff {
  readonly state: HandoffState;
  /** Asks for a link, unless one is on its way; one that is there takes the focus instead. */
  readonly open: () => void;
  /** The link that leads on, while there is one. */
  readonly continueLink: RefObject<HTMLAnchorElement | null>;
  /**
   * The link is being followed, or was copied: it is used, and goes.
   * @returns whether it was still there to be used
   */
  readonly use: (how: 'followed' | 'copied', details?: string) => boolean;
  /** Takes away whatever there is. */
  readonly close: () => void;
}

type Phase = Exclude<HandoffState, { is: 'ready' }>;

/**
 * The first of the two steps of a hand-off, and what becomes of its link: it is in this component's memory alone, and
 * gone after use, at its end, and whenever secrets go.
 * @param begun what was asked for by the click that led here, where one did
 */
export function useHandoff(target: HandoffTarget, begun?: LinkRequest): Handoff {
  const { dashboard } = useBrand();
  const [phase, setPhase] = useState<Phase>({ is: begun === undefined ? 'none' : 'asking' });
  // Followed and left come together: following opens a tab over this one.
  const held = useSecret<SsoLink>((because) =>
    setPhase((now) => (now.is === 'over' ? now : { is: 'over', because })),
  );
  const asked = useRef<LinkRequest>(undefined);
  const continueLink = useRef<HTMLAnchorElement>(null);

  function take(request: LinkRequest, answer: LinkAnswer): void {
    if (asked.current !== request) return;
    asked.current = undefined;
    if (answer.is !== 'ready') return setPhase(answer);
    setPhase(held.show(answer.link, answer.link.lifetime) ? { is: 'none' } : { is: 'over', because: 'left' });
  }
  const takeBegun = useEffectEvent(take);
  useEffect(() => {
    if (begun === undefined) return;
    asked.current = begun;
    void begun.answer.then((answer) => takeBegun(begun, answer));
  }, [begun]);
  useEffect(() => {
    const stop = onSecretsGo(() => {
      if (asked.current === undefined) return;
      asked.current.giveUp();
      asked.current = undefined;
      setPhase({ is: 'over', because: 'left' });
    });
    return () => {
      stop();
      // What was asked for has nowhere to go any more.
      asked.current = undefined;
    };
  }, []);

  const { shown } = held;
  return {
    state: shown === undefined ? phase : { is: 'ready', link: shown.secret, since: shown.since },
    continueLink,
    open() {
      if (asked.current !== undefined) return;
      if (shown !== undefined) return continueLink.current?.focus();
      const request = askForLink(target, dashboard.origins);
      asked.current = request;
      setPhase({ is: 'asking' });
      void request.answer.then((answer) => take(request, answer));
    },
    use(how, details = target.next ?? '') {
      if (shown === undefined || phase.is === 'over') return false;
      const { serverId, serverName } = target;
      noteActivity({ action: 'openDashboard', outcome: 'done', serverId, serverName, details });
      setPhase({ is: 'over', because: how });
      // Only when the browser has taken the address from the link that was activated.
      setTimeout(held.hide);
      return true;
    },
    close() {
      asked.current?.giveUp();
      asked.current = undefined;
      held.hide();
      setPhase({ is: 'none' });
    },
  };
}
