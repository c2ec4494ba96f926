import { getRouteApi, useLocation } from '@tanstack/react-router';
import { type LikeNote, readLikeNote } from '#domain/deployLike.ts';
import {
  type DeploySearch,
  type DeployStep,
  type PlanViewSearch,
  readStep,
  stepParam,
} from './deploySteps.ts';

const route = getRouteApi('/_app/deploy/{-$step}');

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Whether the choices were made on the page or came with a link. Unset: the URL came from elsewhere. */
    deploy?: 'chosen' | 'linked';
    /** How the choices were made after the pattern of a server. No link can set it. */
    deployLike?: LikeNote | undefined;
  }
}

interface DeployAddress {
  /** `undefined` if the URL names no existing step. */
  readonly step: DeployStep | undefined;
  readonly search: DeploySearch;
  /** The id of the server whose like is to be deployed, until the choices for it are made. */
  readonly like: string | undefined;
  /** The filters and the order of the plans. */
  readonly planView: PlanViewSearch;
  /** At least some of the choices came with a link and were not made here. */
  readonly isLinked: boolean;
  /**
   * Merges choices, or how the plans are shown, into the URL and replaces the current history entry: with an entry for
   * each filter, Back would bring back the choices that were made before it.
   */
  readonly choose: (part: DeploySearch | PlanViewSearch) => void;
  readonly goTo: (step: DeployStep, part?: DeploySearch) => void;
  /** How the choices were made after the pattern of a server; `undefined` if they weren't. */
  readonly likeNote: LikeNote | undefined;
  /** Replaces the pattern in the address by the choices made after it. */
  readonly settleLike: (step: DeployStep, search: DeploySearch & PlanViewSearch, note: LikeNote) => void;
}

/** Keeps the wizard's state in the URL, so that links, reloads and Back preserve it. */
export function useDeployAddress(): DeployAddress {
  const { sort, order, vcpu, memory, disk, like, ...search } = route.useSearch();
  const { step: segment } = route.useParams();
  const navigate = route.useNavigate();
  const step = readStep(segment);
  const { deploy: origin, deployLike } = useLocation({ select: ({ state }) => state });
  const isLinked =
    origin === 'linked' ||
    (origin === undefined && [like, ...Object.values(search)].some((value) => value !== undefined));
  const state = { deploy: isLinked ? ('linked' as const) : ('chosen' as const), deployLike };
  return {
    step,
    search,
    like,
    planView: { sort, order, vcpu, memory, disk },
    isLinked,
    likeNote: readLikeNote(deployLike),
    choose: (part) =>
      void navigate({
        search: (previous: DeploySearch) => ({ ...previous, ...part }),
        params: true,
        state,
        replace: true,
        resetScroll: false,
      }),
    goTo: (to, part = {}) =>
      void navigate({
        to: '/deploy/{-$step}',
        params: { step: stepParam(to) },
        search: (previous: DeploySearch) => ({ ...previous, ...part }),
        state,
      }),
    settleLike: (to, chosen, note) =>
      void navigate({
        to: '/deploy/{-$step}',
        params: { step: stepParam(to) },
        search: chosen,
        state: { ...state, deployLike: note },
        replace: true,
      }),
  };
}
