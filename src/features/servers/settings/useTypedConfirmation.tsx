import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useListServers } from '#api/generated/servers/servers.ts';
import { readFleet, type Server } from '#domain/server.ts';
import { confirmationWord, isConfirmed } from '#domain/label.ts';
import type { Reason } from '#ui/Button.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { Elements } from '#ui/Trans.tsx';

/**
 * The field in which the user types a server's label before the server is wiped or terminated.
 * @returns the field, and why its text doesn't confirm yet; `undefined` if it does
 */
export function useTypedConfirmation(server: Server): { field: Elements; reason: Reason | undefined } {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  // Only needed to find other servers with this label, so the cached list is good enough, however old.
  const { data, isPending } = useListServers({ query: { select: readFleet, staleTime: Infinity } });
  if (isPending) {
    return { field: <Spinner label={<Trans>Loading servers</Trans>} />, reason: t`Loading servers` };
  }
  const word = confirmationWord(server, data?.servers);
  const field = (
    <TextField
      label={<Trans>Type {word} to confirm</Trans>}
      hint={
        word !== server.label && (
          <Trans>
            Use the last six characters of its ID, because its label is empty, shared or easily confused with
            another.
          </Trans>
        )
      }
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      mono
    />
  );
  return { field, reason: isConfirmed(typed, word) ? undefined : t`Type ${word} first.` };
}
