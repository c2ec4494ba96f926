import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import type { PlanAddon } from '#domain/plans.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { addonTypeName } from '#shared/addonTypeName.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { FieldError } from '#ui/Field.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { readAddonIds } from './deployChoice.ts';
import { TypedId } from './TypedId.tsx';
import type { OfferedAddons } from './useOfferedAddons.ts';

interface AddonsStepProps {
  offered: OfferedAddons;
  addonIds: readonly string[];
  refused: ReactNode;
  onChoose: (addonIds: readonly string[]) => void;
}

/** Groups add-ons by kind (`type`), in order of appearance; each one without a type gets a group to itself. */
function kindsOf(addons: readonly PlanAddon[]): readonly [string, readonly PlanAddon[]][] {
  const kinds = new Map<string, PlanAddon[]>();
  for (const addon of addons) {
    const kind = addon.type === '' ? `${addon.id}:` : addon.type;
    kinds.set(kind, [...(kinds.get(kind) ?? []), addon]);
  }
  return [...kinds];
}

function KindName({ kind }: { kind: string }): ReactNode {
  const { t } = useLingui();
  const name = addonTypeName(kind);
  if (name !== undefined) return <span>{t(name)}</span>;
  return kind.endsWith(':') ? <Trans>Add-on</Trans> : <BidiText text={kind} max={40} />;
}

interface KindProps {
  kind: string;
  addons: readonly PlanAddon[];
  addonIds: readonly string[];
  onChoose: AddonsStepProps['onChoose'];
}

/** The add-ons of one kind. A server has at most one of each kind. */
function Kind({ kind, addons, addonIds, onChoose }: KindProps): ReactNode {
  const formats = useFormats();
  const group = useId();
  const others = addonIds.filter((id) => !addons.some((addon) => addon.id === id));
  const chosen = addons.find(({ id }) => addonIds.includes(id));
  const choices = [undefined, ...addons];
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">
        <KindName kind={kind} />
      </legend>
      {choices.map((addon) => (
        <label
          key={addon?.id ?? 'none'}
          className="flex cursor-pointer items-start gap-2 pointer-coarse:py-1.5"
        >
          <input
            type="radio"
            name={group}
            checked={addon?.id === chosen?.id}
            onChange={() => onChoose(addon === undefined ? others : [...others, addon.id])}
            className="my-0.5 size-4 shrink-0 cursor-pointer accent-accent pointer-coarse:size-5"
          />
          {addon === undefined ? (
            <Trans>None</Trans>
          ) : (
            <span>
              <BidiText text={addon.name} max={80} />{' '}
              <span className="text-muted">
                {addon.price === undefined ? (
                  <Trans>price unknown</Trans>
                ) : (
                  <Trans>{formats.money(addon.price)} a month</Trans>
                )}
              </span>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

/** Add-ons to buy with the server, at most one of each kind. All of them can also be bought later. */
export function AddonsStep({ offered, addonIds, refused, onChoose }: AddonsStepProps): ReactNode {
  const { t } = useLingui();
  const errorId = useId();
  const { addons, suggestedBy, isLoading } = offered;
  if (isLoading) return <Spinner label={<Trans>Loading add-ons</Trans>} />;
  const later = <Trans>You can also buy add-ons later, on the server’s page.</Trans>;
  if (addons.length === 0) {
    return (
      <div className="flex flex-col gap-4">
        <p className="text-muted">
          <Trans>We can’t tell which add-ons this plan supports until you have a server of this size.</Trans>{' '}
          {later}
        </p>
        <TypedId
          label={<Trans>Add-on IDs (optional)</Trans>}
          hint={t`Separate with commas. Prices aren’t known here.`}
          error={refused}
          value={addonIds.join(',') || undefined}
          accepts={(text) => readAddonIds(text) !== undefined}
          onChange={(text) => onChoose(readAddonIds(text ?? '') ?? [])}
        />
      </div>
    );
  }
  return (
    <div
      role="group"
      aria-label={t`Add-ons`}
      aria-describedby={refused ? errorId : undefined}
      className="flex flex-col gap-5"
    >
      <div className="flex flex-col gap-1.5">
        <p className="text-muted">
          {suggestedBy !== undefined && (
            <>
              <Trans>
                These are the add-ons available for{' '}
                <BidiText text={suggestedBy.label || suggestedBy.id} max={60} />, a server of the same size.
              </Trans>{' '}
            </>
          )}
          {later}
        </p>
        <FieldError id={errorId}>{refused}</FieldError>
      </div>
      {kindsOf(addons).map(([kind, kindAddons]) => (
        <Kind key={kind} kind={kind} addons={kindAddons} addonIds={addonIds} onChoose={onChoose} />
      ))}
    </div>
  );
}
