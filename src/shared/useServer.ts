import { getRouteApi } from '@tanstack/react-router';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { useGetServer } from '#api/generated/servers/servers.ts';
import { useLastingError } from '#api/useLastingError.ts';
import type { DetailedServer } from '#domain/server.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';

const route = getRouteApi('/_app/servers/$serverId');

interface ServerQuery {
  readonly serverId: string;
  readonly server: DetailedServer | undefined;
  readonly error: ApiError | null;
  /** The error of the last try, while it is being retried. */
  readonly failure: ApiError | undefined;
  readonly updatedAt: number;
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

/** One server, as the API last described it. Everything that shows a server reads it here. */
export function useServer(serverId: string): ServerQuery {
  const { data, error, failureReason, dataUpdatedAt, isFetching, refetch } = useGetServer(serverId, {
    query: { select: (answer) => readDetailedServer(answer, serverId) },
  });
  return {
    serverId,
    server: data,
    error: useLastingError(asApiError(error) ?? null, data !== undefined),
    failure: asApiError(failureReason),
    updatedAt: dataUpdatedAt,
    isFetching,
    refetch: () => void refetch(),
  };
}

/** The server in the address of its own page and tabs. */
export function useServerInAddress(): ServerQuery {
  return useServer(route.useParams().serverId);
}
