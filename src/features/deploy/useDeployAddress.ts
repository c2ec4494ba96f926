import { getRouteApi, useLocation } from '@tanstack/react-router';
import { type DeploySearch, type DeployStep, readStep, stepParam } from './deploySteps.ts';

const route = getRouteApi('/_app/deploy/{-$step}');

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The choice was made on the page; without it the address came from elsewhere. */
    deploy?: 'chosen' | 'linked';
  }
}

interface DeployAddress {
  /** Nothing where the address names no step. */
  readonly step: DeployStep | undefined;
  readonly search: DeploySearch;
  /** Something of it came with a link: it was not chosen here. */
  readonly isLinked: boolean;
  /** Puts other choices into the address, in the place of what it said. */
  readonly choose: (part: DeploySearch) => void;
  readonly goTo: (step: DeployStep, part?: DeploySearch) => void;
}

/** The wizard's state is its address: a link, a reload, and Back keep it. */
export function useDeployAddress(): DeployAddress {
  const search: DeploySearch = route.useSearch();
  const { step: word } = route.useParams();
  const navigate = route.useNavigate();
  const step = readStep(word);
  const mark = useLocation({ select: ({ state }) => state.deploy });
  const isLinked =
    mark === 'linked' || (mark === undefined && Object.values(search).some((value) => value !== undefined));
  const state = { deploy: isLinked ? ('linked' as const) : ('chosen' as const) };
  return {
    step,
    search,
    isLinked,
    choose: (part) =>
      void navigate({
        search: (former: DeploySearch) => ({ ...former, ...part }),
        params: true,
        state,
        replace: true,
      }),
    goTo: (to, part = {}) =>
      void navigate({
        to: '/deploy/{-$step}',
        params: { step: stepParam(to) },
        search: (former: DeploySearch) => ({ ...former, ...part }),
        state,
      }),
  };
}
