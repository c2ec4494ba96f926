import { getRouteApi } from '@tanstack/react-router';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { useGetServer } from '#api/generated/servers/servers.ts';
import { useStandingError } from '#api/useStandingError.ts';
import { type DetailedServer, readDetailedServer } from '#domain/server.ts';

const route = getRouteApi('/_app/servers/$serverId');

interface ServerQuery {
  readonly serverId: string;
  readonly server: DetailedServer | undefined;
  readonly error: ApiError | null;
  /** What the last try threw, while it is tried again. */
  readonly failure: ApiError | undefined;
  readonly updatedAt: number;
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

/** The server that the address names, as the API last described it. */
export function useServer(): ServerQuery {
  const { serverId } = route.useParams();
  const { data, error, failureReason, dataUpdatedAt, isFetching, refetch } = useGetServer(serverId, {
    query: { select: (answer) => readDetailedServer(answer, serverId) },
  });
  return {
    serverId,
    server: data,
    error: useStandingError(asApiError(error) ?? null, data !== undefined),
    failure: asApiError(failureReason),
    updatedAt: dataUpdatedAt,
    isFetching,
    refetch: () => void refetch(),
  };
}
