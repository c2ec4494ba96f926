import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { apiNow } from '#api/apiClock.ts';
import { useListServers } from '#api/generated/servers/servers.ts';
import { readFleet, type Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useRoughNow } from '#i18n/useNow.ts';
import { resumeDeploy } from '#operations/deploy.ts';
import { settleEntry } from '#operations/writes/journal.ts';
import { isReplayable, type JournalEntry } from '#operations/writes/journalEntry.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import { FailureWords, UnclearWords, useTooSoon, WriteProblem } from '#shared/WriteProblem.tsx';
import { isSignedIn } from '#session/session.ts';
import { useCustomerView } from '#shared/customerView.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';

/** The servers in the fleet list with the same label, any of which may be the deployed one; or that there are none. */
function FleetMatches({ entry }: { entry: JournalEntry }): ReactNode {
  const formats = useFormats();
  const { data, dataUpdatedAt } = useListServers({ query: { select: readFleet } });
  const label = <BidiText text={entry.targetName} max={60} />;
  if (data === undefined) return <Trans>Couldn’t load the servers yet.</Trans>;
  const found = data.servers.filter((server) => server.label === entry.targetName);
  if (found.length === 0) {
    return (
      <Trans>
        As of {formats.time(dataUpdatedAt)}, the list has no server labelled {label}.
      </Trans>
    );
  }
  const links = found.map(({ id, createdAt }) => (
    <Link key={id} to="/servers/$serverId" params={{ serverId: id }} className={textLinkClass}>
      <Trans>
        {label}, created {formats.dateTime(createdAt)}
      </Trans>
    </Link>
  ));
  return (
    <>
      <Trans>The list has a server with this label:</Trans> {links}
    </>
  );
}

/** An unconfirmed deploy: what is known about it, and the safe ways to continue. */
export function UnsettledDeploy({ entry }: { entry: JournalEntry }): ReactNode {
  const { t } = useLingui();
  const isCustomerView = useCustomerView();
  const navigate = useNavigate();
  const formats = useFormats();
  const now = useRoughNow();
  const tooSoon = useTooSoon(entry.failure);
  const { isBusy, trouble, run } = useDialogWrite<Server>(() => undefined);
  function finish(): void {
    run(async (caller) => {
      const outcome = await resumeDeploy(caller, entry);
      // Not in the callback: settling the entry unmounts this notice.
      if (outcome.state === 'done' && isSignedIn(caller.owner))
        await navigate({ to: '/servers/$serverId', params: { serverId: outcome.answer.id } });
      return outcome;
    });
  }
  // The deploy button can be far down the page, where the user would not see this notice appear.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers return a promise here, which must not become the effect's cleanup.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const mayRepeat = isReplayable(entry, Math.max(now, entry.at), apiNow());
  return (
    <div ref={box} className="scroll-my-28">
      <Notice
        tone="caution"
        role="alert"
        title={<Trans>We don’t know yet whether your server was created</Trans>}
        action={
          <>
            {mayRepeat && (
              <Button
                size="sm"
                variant="primary"
                busy={isBusy}
                disabledReason={
                  isCustomerView ? t`Customer view hides the price. Turn it off before you deploy.` : tooSoon
                }
                onClick={finish}
              >
                <Trans>Check and finish</Trans>
              </Button>
            )}
            <Button size="sm" onClick={() => void settleEntry(entry.id)}>
              <Trans>I’ve checked it myself: dismiss</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            <BidiText text={entry.targetName} max={60} /> was requested at {formats.dateTime(entry.at)}.
          </Trans>{' '}
          <UnclearWords failure={entry.failure} /> <FleetMatches entry={entry} />
        </p>
        {entry.failure && !trouble && !isCustomerView && <FailureWords failure={entry.failure} />}
        <p>
          {mayRepeat ? (
            <Trans>
              “Check and finish” repeats the exact same request, so it can’t create or charge for a second
              server.
            </Trans>
          ) : (
            <Trans>
              It’s been too long to repeat this safely. Check the list and your balance before you deploy
              again.
            </Trans>
          )}
        </p>
        {trouble && !isCustomerView && <WriteProblem trouble={trouble} />}
      </Notice>
    </div>
  );
}
