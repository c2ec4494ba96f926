import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { FurtherBecause } from './useFurtherServer.ts';

const titles: Record<FurtherBecause, MessageDescriptor> = {
  label: msg`There is a server with this label already`,
  deployed: msg`This may have been deployed already`,
  unsettled: msg`An earlier deploy is not settled`,
};

interface FurtherServerNoticeProps {
  because: FurtherBecause;
  isWanted: boolean;
  onWant: (isWanted: boolean) => void;
}

/** Asks for the person's word before what may be there already is paid for again. */
export function FurtherServerNotice({ because, isWanted, onWant }: FurtherServerNoticeProps): ReactNode {
  const { t } = useLingui();
  return (
    <Notice tone="caution" role="status" title={t(titles[because])}>
      <Checkbox
        label={<Trans>This is to be a further server, and is charged as one.</Trans>}
        checked={isWanted}
        onChange={onWant}
      />
    </Notice>
  );
}
