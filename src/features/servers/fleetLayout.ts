import { useLingui } from '@lingui/react/macro';
import { type CSSProperties, useMemo } from 'react';
import type { FleetColumn } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useNames } from '#shared/names.tsx';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';
import { rowHeights, useDensity } from './density.ts';
import { columns } from './FleetTableHead.tsx';

/** From this width on the table fits, without its least important columns; below it the rows are cards. Paper has it. */
export const fleetTableFits = 'print, (min-width: 48rem)';

/** What is beside the texts in a cell, in pixels at the usual size of text. */
const padding = 16;
const labelPadding = 12;
const sortArrow = 30;
const statusShape = 18;
const osMark = 24;
/** Of a catalog's usual names, so that the columns keep their places when the names arrive. */
const usualOs = 136;
/** Of a rounded width. */
const slack = 2;

/**
 * Lays texts out as the page does, since a canvas measures small ones otherwise.
 * @param columns each column's texts, and the classes of their font
 * @returns the width of each column's widest text, in pixels
 */
function widestOf(columns: readonly (readonly [texts: Iterable<string>, font: string])[]): number[] {
  const box = document.createElement('div');
  box.className = 'invisible fixed flex items-start';
  const measured = columns.map(([texts, font]) => {
    const lines = document.createElement('div');
    lines.className = `shrink-0 whitespace-pre ${font}`;
    lines.textContent = [...texts].join('\n');
    return lines;
  });
  box.append(...measured);
  document.body.append(box);
  const widths = measured.map((lines) => lines.offsetWidth);
  box.remove();
  return widths;
}

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

/**
 * The widths of the table's columns and the height of its rows, as custom properties of the table. Each column is as
 * wide as the widest text of the whole fleet, whatever is scrolled into view. What is left over goes to all columns;
 * where it isn't enough, systems and addresses are cut before labels.
 */
export function useFleetLayout(servers: readonly Server[]): CSSProperties {
  const { t } = useLingui();
  const formats = useFormats();
  const names = useNames();
  const height = rowHeights[useDensity()] / 16;
  const widths = useMemo(() => {
    const texts = textsOf(servers);
    const shortened = (all: Iterable<string>, nameOf: (text: string) => string): string[] =>
      Array.from(all, (text) => nameOf(text).slice(0, 40));
    const sizes = Array.from(texts.sizes.values(), ({ vcpu, ramMb, diskGb }) => {
      const [cores, memory, disk] = [formats.number(vcpu), formats.memory(ramMb), formats.disk(diskGb)];
      return t`${cores} vCPU · ${memory} · ${disk}`;
    });
    const months = Array.from({ length: 12 }, (_, month) => formats.plainDate(Date.UTC(2028, month, 28)));
    const words = [...texts.words, ...Object.values(statusLooks).map(({ word }) => t(word))];
    const [label = 0, status = 0, request = 0, ip = 0, os = 0, region = 0, size = 0, created = 0, ...heads] =
      widestOf([
        [[texts.longestLabel.slice(0, 80)], 'font-medium'],
        [words, ''],
        [['Reboot requested'], 'text-sm'], // below a status: where its words are longer, they wrap
        [[texts.longestAddress], 'font-mono text-[0.9375em]'],
        [shortened(texts.systems, names.os), 'text-sm'],
        [shortened(texts.regions, names.region), 'text-sm'],
        [sizes, 'text-sm'],
        [months, 'text-sm'],
        ...columns.map((column) => [[t(column.label)], 'text-sm font-medium'] as const),
      ]);
    const content: Record<FleetColumn, number> = {
      label: Math.min(320, label) + labelPadding,
      status: Math.max(request, status + statusShape) + padding,
      ip: ip + padding, // styles.css adds the button beside it
      os: Math.max(os, usualOs) + osMark + padding,
      region: region + padding,
      size: size + padding,
      created: created + padding,
    };
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return columns.map(({ column }, index): [FleetColumn, number] => {
      // The button beside an address leaves room for its head.
      const head = column === 'ip' ? 0 : (heads[index] ?? 0) + sortArrow + padding;
      return [column, (Math.max(content[column], head) + slack) / rem];
    });
  }, [servers, names, formats, t]);
  return useMemo(
    () =>
      // React's type doesn't know custom properties.
      ({
        '--row-height': `${height}rem`,
        ...Object.fromEntries(widths.map(([column, width]) => [`--${column}`, `${width.toFixed(3)}rem`])),
      }) as CSSProperties,
    [widths, height],
  );
}
