import { useEffect, useEffectEvent } from 'react';
import { suggestLabel } from '#domain/deployLabel.ts';

/** Fills in a label where one is wanted: one of the provider's could not be found again after a lost answer. */
export function useLabelOfOurs(
  isWanted: boolean,
  osId: string | undefined,
  onLabel: (label: string) => void,
): void {
  const fill = useEffectEvent(() =>
    onLabel(suggestLabel(osId ?? '', crypto.getRandomValues(new Uint8Array(6)))),
  );
  useEffect(() => {
    if (isWanted) fill();
  }, [isWanted]);
}
