import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import Package from 'lucide-react/icons/package';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useListServers } from '#api/generated/servers/servers.ts';
import { chooseLike, firstOpenStep, type LikeNote, type PastDeploy } from '#domain/deployLike.ts';
import { nextLabel } from '#domain/namePattern.ts';
import { isUuid } from '#domain/read.ts';
import { readFleet } from '#domain/server.ts';
import { usePastDeploys } from '#operations/pastDeploys.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { OsName, RegionName, useNames } from '#shared/names.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { useServer } from '#shared/useServer.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Section } from '#ui/Card.tsx';
import type { DeployChoice } from './deployChoice.ts';
import type { DeploySearch, DeployStep, PlanViewSearch } from './deploySteps.ts';
import type { Catalog } from './useCatalog.ts';
import { useTakenLabels } from './useTakenLabels.ts';

function StartOver(): ReactNode {
  return (
    <Link
      to="/deploy/{-$step}"
      params={{ step: undefined }}
      state={{ deploy: 'chosen' }}
      className={buttonClass()}
    >
      <Trans>Choose everything yourself</Trans>
    </Link>
  );
}

function PatternGone(): ReactNode {
  return (
    <EmptyState
      icon={<Package />}
      heading={<Trans>This server no longer exists</Trans>}
      action={<StartOver />}
    >
      <Trans>Its plan and system can’t be read any more.</Trans>
    </EmptyState>
  );
}

/** Leads to the first step where something is missing, with the rest chosen. */
type Settle = (step: DeployStep, search: DeploySearch & PlanViewSearch, note: LikeNote) => void;

interface DeployLikeProps {
  catalog: Catalog;
  serverId: string;
  onSettle: Settle;
}

function ReadPattern({ catalog, serverId, onSettle }: DeployLikeProps): ReactNode {
  const names = useNames();
  const { server: detailed, error, isFetching, refetch } = useServer(serverId);
  const fleet = useListServers({ query: { select: readFleet } });
  const past = usePastDeploys();
  const { taken, isLoading: areLabelsLoading } = useTakenLabels();
  // A terminated server may be in the list alone.
  const server = detailed ?? fleet.data?.servers.find(({ id }) => id === serverId);
  const pastOne = past?.find((one) => one.serverId === serverId);
  const listings = [catalog.plans, catalog.regions, catalog.systems];
  const isRead =
    past !== undefined &&
    !areLabelsLoading &&
    (detailed !== undefined || error !== null) &&
    !catalog.isBalanceLoading &&
    listings.every(({ rows, isForbidden }) => rows !== undefined || isForbidden);
  const isReady = isRead && (server !== undefined || pastOne !== undefined);

  const settle = useEffectEvent(() => {
    const { plans, regions, systems } = catalog;
    const name = server === undefined ? (pastOne?.label ?? '') : serverNameText(server);
    const { note, ...choice } = chooseLike(
      { server, past: pastOne, name },
      {
        plans: plans.rows?.plans,
        regions: regions.rows,
        families: systems.rows,
        nameOf: names.region,
      },
      taken ?? new Set(),
    );
    const text = (size: number | undefined): string | undefined => size?.toString();
    // The plans of its size, and above them the next larger ones.
    const filters = note.match === 'several' && {
      vcpu: text(server?.vcpu),
      memory: text(server?.ramMb),
      disk: text(server?.diskGb),
    };
    onSettle(firstOpenStep(choice), { ...choice, ...filters }, note);
  });
  useEffect(() => {
    if (isReady) settle();
  }, [isReady]);

  const failed = listings.find((listing) => listing.error !== undefined && !listing.isForbidden);
  if (failed?.error !== undefined) {
    return (
      <ApiErrorPanel
        what={<Trans>Couldn’t load what can be deployed.</Trans>}
        error={failed.error}
        retrying={failed.isFetching}
        onRetry={() => listings.forEach((listing) => listing.rows === undefined && listing.retry())}
      />
    );
  }
  if (isRead && !isReady) {
    if (error === null || error.kind === 'notFound') return <PatternGone />;
    return (
      <>
        <ApiErrorPanel
          what={<Trans>Couldn’t load the server.</Trans>}
          error={error}
          retrying={isFetching}
          onRetry={refetch}
        />
        <StartOver />
      </>
    );
  }
  return (
    <Section heading={<Trans>Another like this</Trans>}>
      <Spinner label={<Trans>Reading the server’s plan, region and system</Trans>} />
      <SkeletonLines lines={4} />
    </Section>
  );
}

/** Reads a server and chooses what another one like it takes. The choices then replace this in the address. */
export function DeployLike(props: DeployLikeProps): ReactNode {
  return isUuid(props.serverId) ? <ReadPattern {...props} /> : <PatternGone />;
}

interface LikeNoticeProps {
  note: LikeNote;
  step: DeployStep;
  choice: DeployChoice;
}

/** What is said about the plan, as long as the one that was found is chosen, or none is. */
function planWords({ match, plan }: LikeNote, step: DeployStep, planId: string | undefined): ReactNode {
  if (planId !== undefined) {
    if (planId !== plan) return undefined;
    if (match === 'here') return <Trans>We matched the plan by its size and region. Check it.</Trans>;
    return (
      match === 'elsewhere' && (
        <Trans>We matched the plan by its size alone, and it may be in another region. Check both.</Trans>
      )
    );
  }
  if (step !== 'plan') return undefined;
  if (match === 'several') return <Trans>Several plans are of its size. Choose one.</Trans>;
  if (match === 'none') return <Trans>No plan has its size any more. Choose another.</Trans>;
  return match === 'unread' && <Trans>We couldn’t read its size. Choose a plan.</Trans>;
}

/** What was chosen by a guess, and what could not be. It goes as soon as the person chooses otherwise. */
export function LikeNotice({ note, step, choice }: LikeNoticeProps): ReactNode {
  const words = [
    ['plan', planWords(note, step, choice.planId)],
    [
      'region',
      note.region !== '' && choice.region === undefined && (
        <Trans>
          Its region, <RegionName region={note.region} max={40} />, can’t be chosen here: no preference.
        </Trans>
      ),
    ],
    [
      'os',
      note.os !== '' && choice.osId === undefined && step !== 'plan' && (
        <Trans>
          Its system, <OsName id={note.os} max={40} />, isn’t offered. Choose another.
        </Trans>
      ),
    ],
  ] as const;
  const shown = words.filter(([, one]) => Boolean(one));
  const name = <BidiText text={note.name} max={60} />;
  if (shown.length === 0) return null;
  return (
    <Notice tone="info" role="status" title={<Trans>Another like {name}</Trans>}>
      {shown.map(([key, one]) => (
        <p key={key}>{one}</p>
      ))}
    </Notice>
  );
}

interface LastDeployProps {
  catalog: Catalog;
  onChoose: (step: DeployStep, search: DeploySearch) => void;
}

function LastDeployOffer({ catalog, last, onChoose }: LastDeployProps & { last: PastDeploy }): ReactNode {
  const { taken, isLoading } = useTakenLabels();
  const { plans, regions, systems } = catalog;
  const plan = plans.rows?.plans.find(({ id }) => id === last.plan);
  const region = regions.rows?.find(({ slug }) => slug === last.region);
  const template = systems.rows?.flatMap((family) => family.templates).find(({ id }) => id === last.os);
  if (isLoading || plan === undefined) return null;
  const label = nextLabel(last.label, taken ?? new Set());
  const choice = { plan: plan.id, region: region?.slug, os: template?.id, label };
  return (
    <Notice
      tone="info"
      title={<Trans>Last time</Trans>}
      action={
        <Button size="sm" onClick={() => onChoose(firstOpenStep(choice), choice)}>
          <Trans>Choose the same again</Trans>
        </Button>
      }
    >
      <span className="inline-flex flex-wrap gap-x-2">
        <BidiText text={plan.name || plan.id} max={60} />
        {template && (
          <span>
            <OsName id={template.id} max={60} />
          </span>
        )}
        {region && <RegionName region={region.slug} max={60} />}
        {label !== undefined && (
          <>
            <span aria-hidden="true">→</span>
            <BidiText text={label} max={64} />
          </>
        )}
      </span>
    </Notice>
  );
}

/** Offers what this account deployed last from this browser. Without its plan there is nothing to offer. */
export function LastDeploy(props: LastDeployProps): ReactNode {
  const [last] = usePastDeploys() ?? [];
  return last !== undefined && <LastDeployOffer {...props} last={last} />;
}
