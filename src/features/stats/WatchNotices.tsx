import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { mostWatched, type Watched, writeWatched } from '#domain/watched.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { buttonClass } from '#ui/buttonClass.ts';

/** What a link named that is not watched. */
export function LeftOut({ more, unreadable }: Watched): ReactNode {
  if (more + unreadable === 0) return null;
  const most = String(mostWatched);
  return (
    <Notice tone="info">
      {more > 0 && (
        <p>
          <Plural
            value={more}
            one={`At most ${most} servers are watched together: the last one of this link is left out.`}
            other={`At most ${most} servers are watched together: the last # of this link are left out.`}
          />
        </p>
      )}
      {unreadable > 0 && (
        <p>
          <Plural
            value={unreadable}
            one="# entry of this link isn’t a server ID and isn’t shown."
            other="# entries of this link aren’t server IDs and aren’t shown."
          />
        </p>
      )}
    </Notice>
  );
}

/** Shown where the link names no server. */
export function NothingChosen({ servers }: { servers: readonly Server[] }): ReactNode {
  const { t } = useLingui();
  const running = servers.filter(({ status }) => serverCan('watchStatistics', status));
  return (
    <EmptyState
      icon={<LayoutGrid />}
      heading={t`Choose servers to watch`}
      action={
        <>
          {running.length > 0 && running.length <= mostWatched && (
            <Link
              to="/watch"
              search={{ servers: writeWatched(running.map(({ id }) => id)) }}
              className={buttonClass({ variant: 'primary' })}
            >
              <Plural
                value={running.length}
                one="Watch the running server"
                other="Watch all # running servers"
              />
            </Link>
          )}
          <Link to="/servers" className={buttonClass()}>
            <Trans>Choose in the list</Trans>
          </Link>
        </>
      }
    >
      <Trans>
        Select up to {String(mostWatched)} servers in the list and watch them: their load is shown side by
        side, for a second screen.
      </Trans>
    </EmptyState>
  );
}
