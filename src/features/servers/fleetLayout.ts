import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type RefObject, useLayoutEffect } from 'react';
import type { FleetColumn } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useNames } from '#shared/names.tsx';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';

/** From this width on the rows are a table; below it they are cards. On paper they are always a table. */
export const fleetTableFits = 'print, (min-width: 48rem)';

interface Column {
  readonly column: FleetColumn;
  readonly label: MessageDescriptor;
}

export const columns: readonly Column[] = [
  { column: 'label', label: msg`Label` },
  { column: 'status', label: msg`Status` },
  { column: 'ip', label: msg`IP address` },
  { column: 'os', label: msg`OS` },
  { column: 'region', label: msg`Region` },
  { column: 'size', label: msg`Size` },
  { column: 'created', label: msg`Created` },
];

/** The number of columns, including those for the checkboxes and the menus. */
export const columnCount = columns.length + 2;

/** What the columns have to hold, each text once. */
function textsOf(servers: readonly Server[]) {
  const [words, systems, regions] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const sizes = new Map<string, Server>();
  let longestLabel = '';
  let longestAddress = '888.888.88.88'; // room for one that a server gets later
  for (const server of servers) {
    const { label, hostname, ipAddress, vcpu, ramMb, diskGb } = server;
    const name = label || hostname;
    if (name.length > longestLabel.length) longestLabel = name;
    if (ipAddress.length > longestAddress.length) longestAddress = ipAddress;
    if (server.status === undefined) words.add(server.statusWord.slice(0, 24));
    systems.add(server.os);
    regions.add(server.region);
    sizes.set(`${vcpu} ${ramMb} ${diskGb}`, server);
  }
  return { words, systems, regions, sizes, longestLabel, longestAddress };
}

/** Texts of a column, and the classes of their font. */
type Texts = readonly [font: string, texts: readonly string[]];

/**
 * The width of the widest text of each entry, in pixels. The page lays them out, since a canvas measures small texts
 * otherwise.
 */
function widestOf(entries: readonly Texts[]): number[] {
  const box = document.createElement('div');
  box.className = 'invisible fixed flex items-start';
  const measured = entries.map(([font, texts]) => {
    const lines = document.createElement('div');
    lines.className = `shrink-0 whitespace-pre ${font}`;
    lines.textContent = texts.join('\n');
    return lines;
  });
  box.append(...measured);
  document.body.append(box);
  const widths = measured.map(({ offsetWidth }) => offsetWidth);
  box.remove();
  return widths;
}

/**
 * Measures the texts of the whole fleet, whatever is scrolled into view, so that neither scrolling nor an ordinary poll
 * moves a column. Sets custom properties of the table's head: `--os` is the widest text below the head "OS", `--os-head`
 * the head itself, and so on. The style sheet makes columns of them (`.fleet-head`).
 *
 * The head comes before the rows in the document, so the columns have their widths before a row is measured.
 */
export function useColumnWidths(head: RefObject<HTMLElement | null>, servers: readonly Server[]): void {
  const { t } = useLingui();
  const formats = useFormats();
  const names = useNames();
  useLayoutEffect(() => {
    const texts = textsOf(servers);
    const shortened = (all: Iterable<string>, nameOf: (text: string) => string): string[] =>
      Array.from(all, (text) => nameOf(text).slice(0, 40));
    const sizes = Array.from(texts.sizes.values(), ({ vcpu, ramMb, diskGb }) => {
      const [cores, memory, disk] = [formats.number(vcpu), formats.memory(ramMb), formats.disk(diskGb)];
      return t`${cores} vCPU · ${memory} · ${disk}`;
    });
    const time = '';
    const entries: Record<string, Texts> = {
      label: ['font-medium', [texts.longestLabel.slice(0, 80)]],
      status: ['', [...texts.words, ...Object.values(statusLooks).map(({ word }) => t(word))]],
      requested: ['text-sm', [t`Reboot requested ${time}`.trim()]],
      ip: ['font-mono text-[0.9375em]', [texts.longestAddress]],
      os: ['text-sm', shortened(texts.systems, names.os)],
      region: ['text-sm', shortened(texts.regions, names.region)],
      size: ['text-sm', sizes],
      created: [
        'text-sm',
        Array.from({ length: 12 }, (_, month) => formats.plainDate(Date.UTC(2028, month, 28))),
      ],
    };
    for (const { column, label } of columns) entries[`${column}-head`] = ['text-sm font-medium', [t(label)]];
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const widths = widestOf(Object.values(entries));
    for (const [index, name] of Object.keys(entries).entries())
      head.current?.style.setProperty(`--${name}`, `${(widths[index] ?? 0) / rem}rem`);
  }, [head, servers, names, formats, t]);
}
