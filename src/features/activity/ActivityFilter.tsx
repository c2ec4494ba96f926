import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SearchField } from '#ui/SearchField.tsx';
import { Select } from '#ui/Select.tsx';
import type { DelayedText } from '#ui/useDelayedText.ts';
import type { ActivityView } from './activityView.ts';
import { actionWords, outcomeLooks } from './activityWords.ts';

interface ActivityFilterProps {
  view: ActivityView;
  query: DelayedText;
  onChange: (change: Partial<Record<keyof ActivityView, string>>) => void;
}

/** Search and filters of the log. */
export function ActivityFilter({ view, query, onChange }: ActivityFilterProps): ReactNode {
  const { t } = useLingui();
  return (
    <div className="flex flex-wrap gap-2">
      <SearchField
        label={t`Search activity`}
        value={query.text}
        onChange={query.type}
        onClear={() => query.replace('')}
        onLeave={() => void query.finish()}
        className="w-full sm:w-auto sm:min-w-64 sm:flex-1"
      />
      <Select
        label={t`Action`}
        labelHidden
        value={view.action ?? ''}
        onChange={(event) => onChange({ action: event.target.value })}
        className="min-w-0 flex-1 sm:w-46 sm:flex-none"
      >
        <option value="">{t`All actions`}</option>
        {Object.entries(actionWords).map(([action, words]) => (
          <option key={action} value={action}>
            {t(words)}
          </option>
        ))}
      </Select>
      <Select
        label={t`Outcome`}
        labelHidden
        value={view.outcome ?? ''}
        onChange={(event) => onChange({ outcome: event.target.value })}
        className="min-w-0 flex-1 sm:w-46 sm:flex-none"
      >
        <option value="">{t`All outcomes`}</option>
        {Object.entries(outcomeLooks).map(([outcome, { word }]) => (
          <option key={outcome} value={outcome}>
            {t(word)}
          </option>
        ))}
      </Select>
    </div>
  );
}
