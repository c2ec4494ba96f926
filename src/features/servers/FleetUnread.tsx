import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { ApiErrorPanel } from '#brand/ApiErrorPanel.tsx';
import { useFormats } from '#i18n/FormatsContext.ts';

interface FleetUnreadProps {
  error: ApiError;
  /** When what is shown was read, in milliseconds since 1970 UTC; 0 where nothing is. */
  readAt: number;
  retrying: boolean;
  onRetry: () => void;
}

/** Why the servers could not be read, and from when those are that are shown. */
export default function FleetUnread({ readAt, ...panel }: FleetUnreadProps): ReactNode {
  const formats = useFormats();
  return (
    <ApiErrorPanel
      {...panel}
      what={
        readAt === 0 ? (
          <Trans>The servers could not be loaded.</Trans>
        ) : (
          <Trans>The servers could not be updated. What is shown is from {formats.time(readAt)}.</Trans>
        )
      }
    />
  );
}
