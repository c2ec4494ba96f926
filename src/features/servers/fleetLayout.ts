import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { FleetColumn } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useNames } from '#shared/names.tsx';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { useIsLoadShown } from './listChoices.ts';

/** From this width on the rows are a table; below it they are cards. On paper they are always a table. */
export const fleetTableFits = 'print, (min-width: 48rem)';

export const useTableFits = (): boolean => useMediaQuery(fleetTableFits);

interface Column {
  readonly column: FleetColumn;
  readonly label: MessageDescriptor;
}

export const columns: readonly Column[] = [
  { column: 'label', label: msg`Label` },
  { column: 'status', label: msg`Status` },
  { column: 'load', label: msg`Load` },
  { column: 'ip', label: msg`IP address` },
  { column: 'os', label: msg`OS` },
  { column: 'region', label: msg`Region` },
  { column: 'size', label: msg`Size` },
  { column: 'created', label: msg`Created` },
];

/** The columns that the list shows: without the load where it is switched off. */
export function useColumns(): readonly Column[] {
  const isLoadShown = useIsLoadShown();
  return isLoadShown ? columns : columns.filter(({ column }) => column !== 'load');
}

/** The number of columns, including those for the checkboxes and the menus. */
export const useColumnCount = (): number => useColumns().length + 2;

/** What the columns have to hold, each text once. */
interface FleetTexts {
  /** The servers that they are of, as the last response listed them. */
  servers: readonly Server[];
  readonly words: Set<string>;
  readonly systems: Set<string>;
  readonly regions: Set<string>;
  readonly sizes: Map<string, Server>;
  longestLabel: string;
  longestAddress: string;
}

const noTexts = (): FleetTexts => ({
  servers: [],
  words: new Set(),
  systems: new Set(),
  regions: new Set(),
  sizes: new Map(),
  longestLabel: '',
  longestAddress: '888.888.88.88', // room for one that a server gets later
});

/**
 * Adds the texts of the servers that the last response changed. Those of earlier ones stay: a column that has grown
 * doesn't shrink with a poll.
 */
function addTexts(texts: FleetTexts, servers: readonly Server[]): void {
  const before = texts.servers;
  texts.servers = servers;
  for (const [index, server] of servers.entries()) {
    if (server === before[index]) continue;
    const { label, hostname, ipAddress, vcpu, ramMb, diskGb } = server;
    const name = label || hostname;
    if (name.length > texts.longestLabel.length) texts.longestLabel = name;
    if (ipAddress.length > texts.longestAddress.length) texts.longestAddress = ipAddress;
    if (server.status === undefined) texts.words.add(server.statusWord.slice(0, 24));
    texts.systems.add(server.os);
    texts.regions.add(server.region);
    texts.sizes.set(`${vcpu} ${ramMb} ${diskGb}`, server);
  }
}

/** Texts of a column, and the classes of their font. */
type Texts = readonly [font: string, texts: readonly string[]];

/** Without the entries that the last measurement had with the same texts. */
function newEntries(
  entries: Record<string, Texts>,
  measured: Map<string, string>,
): [name: string, texts: Texts][] {
  return Object.entries(entries).filter(([name, [, texts]]) => {
    const text = texts.join('\n');
    if (measured.get(name) === text) return false;
    measured.set(name, text);
    return true;
  });
}

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
 * moves a column. A poll lays out only texts that are new. Sets custom properties of the table's head: `--os` is the
 * widest text below the head "OS", `--os-head` the head itself, and so on. The style sheet makes columns of them
 * (`.fleet-head`).
 *
 * The head comes before the rows in the document, so the columns have their widths before a row is measured.
 */
export function useColumnWidths(head: RefObject<HTMLElement | null>, servers: readonly Server[]): void {
  const { t } = useLingui();
  const formats = useFormats();
  const names = useNames();
  const known = useRef<FleetTexts>(undefined);
  const measured = useRef<Map<string, string>>(undefined);
  useLayoutEffect(() => {
    const texts = (known.current ??= noTexts());
    addTexts(texts, servers);
    const shortened = (all: Iterable<string>, nameOf: (text: string) => string): string[] =>
      Array.from(all, (text) => nameOf(text).slice(0, 40));
    const sizes = Array.from(texts.sizes.values(), ({ vcpu, ramMb, diskGb }) => [
      t`${formats.number(vcpu)} vCPU`,
      `${formats.memory(ramMb)} · ${formats.disk(diskGb)}`,
    ]);
    const time = '';
    const entries: Record<string, Texts> = {
      label: ['font-medium', [texts.longestLabel.slice(0, 80)]],
      status: ['', [...texts.words, ...Object.values(statusLooks).map(({ word }) => t(word))]],
      requested: ['text-sm', [t`Reboot requested ${time}`.trim()]],
      ip: ['font-mono text-[0.9375em]', [texts.longestAddress]],
      os: ['text-sm', shortened(texts.systems, names.os)],
      region: ['text-sm', shortened(texts.regions, names.region)],
      size: ['text-sm', sizes.flat()],
      created: [
        'text-sm',
        Array.from({ length: 12 }, (_, month) => formats.plainDate(Date.UTC(2028, month, 28))),
      ],
    };
    for (const { column, label } of columns) entries[`${column}-head`] = ['text-sm font-medium', [t(label)]];
    const changed = newEntries(entries, (measured.current ??= new Map<string, string>()));
    if (changed.length === 0) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const widths = widestOf(changed.map(([, texts]) => texts));
    for (const [index, [name]] of changed.entries())
      head.current?.style.setProperty(`--${name}`, `${(widths[index] ?? 0) / rem}rem`);
  }, [head, servers, names, formats, t]);
}
