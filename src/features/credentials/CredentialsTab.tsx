import { type ReactNode, useRef } from 'react';
import type { Server } from '#domain/server.ts';
import { ResetSection } from './ResetSection.tsx';
import { RevealSection } from './RevealSection.tsx';
import { useReveal } from './useReveal.ts';

interface CredentialsTabProps {
  server: Pick<Server, 'id' | 'status'>;
  /** What the server is called, as plain text. */
  name: string;
}

/** The tab "Credentials" of a server's page. Another server needs another one (`key`): nothing may be carried over. */
export function CredentialsTab({ server, name }: CredentialsTabProps): ReactNode {
  const reveal = useReveal(server.id, name);
  const toggle = useRef<HTMLButtonElement>(null);
  function revealStored(): void {
    reveal.reveal();
    toggle.current?.focus();
  }
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <RevealSection server={server} name={name} reveal={reveal} toggle={toggle} />
      <ResetSection server={server} name={name} onReveal={revealStored} onReset={reveal.hide} />
    </div>
  );
}
