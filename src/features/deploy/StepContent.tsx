import type { ReactNode } from 'react';
import { AddonsStep } from './AddonsStep.tsx';
import { DetailsStep } from './DetailsStep.tsx';
import { PlanStep } from './PlanStep.tsx';
import type { RefusedAt } from './DeployTrouble.tsx';
import { RegionStep } from './RegionStep.tsx';
import { SystemStep } from './SystemStep.tsx';
import type { DeployChoice } from './deployChoice.ts';
import type { DeploySearch, DeployStep, PlanViewSearch } from './deploySteps.ts';
import type { Catalog } from './useCatalog.ts';
import type { OfferedAddons } from './useOfferedAddons.ts';

interface StepContentProps {
  step: Exclude<DeployStep, 'review'>;
  catalog: Catalog;
  choice: DeployChoice;
  offered: OfferedAddons;
  refused: RefusedAt;
  planView: PlanViewSearch;
  onChoose: (part: DeploySearch) => void;
  onPlanView: (view: PlanViewSearch) => void;
  /** Called with whether any typed value is invalid. */
  onProblem: (hasProblem: boolean) => void;
}

/** The controls of one step; the review has its own component. */
export function StepContent(props: StepContentProps): ReactNode {
  const { step, catalog, choice, offered, refused, planView, onChoose, onPlanView, onProblem } = props;
  switch (step) {
    case 'plan':
      return (
        <PlanStep
          catalog={catalog}
          planId={choice.planId}
          search={planView}
          refused={refused('plan')}
          onChoose={(plan) => onChoose({ plan, addons: undefined })}
          onView={onPlanView}
        />
      );
    case 'region':
      return (
        <RegionStep
          catalog={catalog}
          plan={choice.plan}
          region={choice.region}
          refused={refused('region')}
          onChoose={(region) => onChoose({ region })}
        />
      );
    case 'system':
      return (
        <SystemStep
          catalog={catalog}
          osId={choice.osId}
          refused={refused('os')}
          onChoose={(os) => onChoose({ os })}
        />
      );
    case 'details':
      return <DetailsStep choice={choice} refused={refused} onChoose={onChoose} onProblem={onProblem} />;
    case 'add-ons':
      return (
        <AddonsStep
          offered={offered}
          addonIds={choice.addonIds}
          refused={refused('addons')}
          onChoose={(ids) => onChoose({ addons: ids.join(',') || undefined })}
        />
      );
  }
}
