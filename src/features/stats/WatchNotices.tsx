import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { mostWatched, type Watched, writeWatched } from '#domain/watched.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { errorAdvice } from '#shared/errorAdvice.tsx';
import { useRefusalOfAll } from '#shared/samples/sampleRequests.ts';
import { askAgain } from '#shared/samples/sampler.ts';
import { Button } from '#ui/Button.tsx';
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

/** Why no server can be sampled, if the key may not. What passes by itself is said beside the heading. */
export function WhyRefused({ ids }: { ids: readonly string[] }): ReactNode {
  const formats = useFormats();
  const { keysUrl } = useBrand();
  const refusal = useRefusalOfAll();
  if (refusal === undefined) return null;
  return (
    <Notice
      tone="caution"
      role="status"
      title={<Trans>This key can’t read statistics.</Trans>}
      action={
        ids.length > 0 && (
          // Each of them: several may have been refused before the first refusal was known.
          <Button size="sm" onClick={() => ids.forEach((id) => askAgain(id))}>
            <Trans>Try again</Trans>
          </Button>
        )
      }
    >
      <p>{errorAdvice(refusal.facts, { formats, keysUrl })}</p>
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
