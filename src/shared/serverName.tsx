import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { visibleText } from '#ui/visibleText.ts';

type Named = Pick<Server, 'id' | 'label' | 'hostname'>;

/** A server's name: its label, else its hostname, else its id. */
export function serverName({ label, hostname, id }: Named): string {
  return [label, hostname].find((name) => name.trim() !== '') ?? id;
}

/** The name as plain text with deceptive characters made visible, for titles and accessible names. */
export function serverNameText(server: Named): string {
  return visibleText(serverName(server)).slice(0, 80);
}

/** The name for display. Others wrote it, so it is kept from reordering or hiding the text around it. */
export function ServerName({ server, max = 80 }: { server: Named; max?: number }): ReactNode {
  return <BidiText text={serverName(server)} max={max} />;
}
