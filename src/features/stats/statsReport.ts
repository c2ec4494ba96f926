import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import type { Server } from '#domain/server.ts';
import { isBreak, percentOf, type StatsKind, statsKinds, type StatsSample } from '#domain/serverStats.ts';
import { summarize, summarizeAmounts, type TimeWindow } from '#domain/timeSeries.ts';
import { type Formats, placeholder } from '#i18n/formats.ts';
import { serverName } from '#shared/serverName.tsx';
import { shorten, visibleText } from '#ui/visibleText.ts';
import { kindNames } from './statsWords.tsx';

/** A server's statistics as the page shows them. */
export interface StatsInView extends TimeWindow<StatsSample> {
  readonly server: Pick<Server, 'id' | 'label' | 'hostname' | 'ipAddress'>;
  /** How much may be in view, in minutes. */
  readonly window: number | 'all';
  /** Whether the last sample is still current. */
  readonly isLive: boolean;
  /** What was done to the server in the window, in the language of the page, oldest first. */
  readonly marks: readonly StatsMark[];
}

export interface StatsMark {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly words: string;
}

/** One of the loads, in words. */
export interface KindReport {
  readonly kind: StatsKind;
  readonly name: string;
  /** The last value. */
  readonly last: Figure;
  /** Minimum, average, 95th percentile, maximum. */
  readonly summary: readonly Figure[];
}

interface Figure {
  readonly term: string;
  readonly value: string;
}

/** What a picture and a ticket say of the statistics, in the language of the page. */
export interface StatsReport {
  /** The server's name, with deceptive characters made visible. */
  readonly name: string;
  /** Its address and id, without those that the API did not give. */
  readonly identity: readonly string[];
  /** "Last 5 min", "Since 4:05:00 PM". */
  readonly window: string;
  /** Date, times and zone. */
  readonly span: string;
  readonly kinds: readonly KindReport[];
  readonly marks: readonly (StatsMark & { readonly time: string })[];
  /** How many samples and which gaps they have. */
  readonly samples: string;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The times between two samples of which nothing is known, oldest first. */
export function gapsOf(samples: readonly StatsSample[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let last: number | undefined;
  let hasBreak = false;
  for (const sample of samples) {
    if (isBreak(sample)) hasBreak = true;
    else {
      if (hasBreak && last !== undefined) gaps.push({ from: last, to: sample.at });
      hasBreak = false;
      last = sample.at;
    }
  }
  return gaps;
}

/** More than a reader of a ticket looks at; the latest stay. */
const mostGaps = 6;

/** Memory and disk in the units that the API gives them in. */
const amounts = {
  memory: { used: 'memoryUsed', total: 'memoryTotal' },
  disk: { used: 'diskUsed', total: 'diskTotal' },
} as const;

/** An amount with its share of the total, each where it is known: "3 GB (75%)", "3 GB", "75%". */
function withShare(amount: string | undefined, share: string | undefined): string {
  if (amount === undefined) return share ?? placeholder;
  return share === undefined ? amount : `${amount} (${share})`;
}

function kindReport(kind: StatsKind, { shown, isLive }: StatsInView, formats: Formats): KindReport {
  const field = kind === 'cpu' ? undefined : amounts[kind];
  const words = (amount: number | null | undefined): string =>
    (kind === 'memory' ? formats.memory : formats.disk)(amount ?? undefined);
  const percent = (value: number | null | undefined): string | undefined =>
    value === null || value === undefined ? undefined : formats.percent(value);
  const share = summarize(shown.map((sample) => ({ at: sample.at, value: percentOf(sample, kind) })));
  const amount = summarizeAmounts(shown, kind);
  const figure = (term: string, name: keyof NonNullable<typeof share>): Figure => ({
    term,
    value: withShare(amount && words(amount[name]), percent(share?.[name])),
  });
  const last = shown.findLast((sample) => !isBreak(sample));
  // A total of 0 is none.
  const [used, total] =
    field === undefined ? [] : [words(last?.[field.used]), words(last?.[field.total] || undefined)];
  return {
    kind,
    name: i18n._(kindNames[kind]),
    last: {
      term: isLive ? t`Now` : t`Last`,
      value: withShare(used && total && t`${used} of ${total}`, percent(last && percentOf(last, kind))),
    },
    summary: [
      figure(t`Min`, 'least'),
      figure(t`Average`, 'average'),
      figure(t`p95`, 'p95'),
      figure(t`Max`, 'greatest'),
    ],
  };
}

/** "100 samples, 2 gaps: 12:01:00–12:03:00, 12:05:00–12:06:10". */
function samplesWords({ shown, from, to }: StatsInView, formats: Formats): string {
  const time = (at: number): string => formats.time(at, from, to);
  const count = shown.filter((sample) => !isBreak(sample)).length;
  const gaps = gapsOf(shown);
  const list = gaps.slice(-mostGaps).map((gap) => `${time(gap.from)}–${time(gap.to)}`);
  if (gaps.length > mostGaps) list.unshift('…');
  const times = list.join(', ');
  return [
    plural(count, { one: '# sample', other: '# samples' }),
    gaps.length === 0
      ? t`no gaps`
      : plural(gaps.length, { one: `# gap: ${times}`, other: `# gaps: ${times}` }),
  ].join(', ');
}

/** The report of what is in view. Its language is that of the page. */
export function statsReport(view: StatsInView, formats: Formats): StatsReport {
  const { server, from, to, window, isGrowing, marks } = view;
  const time = (at: number): string => formats.time(at, from, to);
  const isOneDay = formats.plainDate(from) === formats.plainDate(to);
  const begin = time(from);
  return {
    name: visibleText(shorten(serverName(server).trim(), 80)),
    identity: [shorten(server.ipAddress, 64), server.id].filter((part) => part !== '').map(visibleText),
    window: window === 'all' || isGrowing ? t`Since ${begin}` : t`Last ${window} min`,
    span: `${formats.dateTimeInZone(from)} – ${isOneDay ? time(to) : formats.dateTimeInZone(to)}`,
    kinds: statsKinds.map((kind) => kindReport(kind, view, formats)),
    marks: marks.map((mark) => ({ ...mark, time: time(mark.at) })),
    samples: samplesWords(view, formats),
  };
}

const figureWords = ({ term, value }: Figure): string => `${term} ${value}`;

/** The report as plain text for a ticket, in short lines. */
export function statsText({ name, identity, window, span, kinds, marks, samples }: StatsReport): string {
  const lines = [
    // Alone in its line, since a name may be written from right to left.
    name,
    identity.join(' · '),
    [t`Statistics`, window, span].join(' · '),
    ...kinds.map((kind) => `${kind.name}: ${[kind.last, ...kind.summary].map(figureWords).join(' · ')}`),
    ...marks.map(({ time, words }) => `${time} · ${words}`),
    samples,
  ];
  // Ticket systems show the narrow spaces of times and units as odd characters.
  return lines.join('\n').replaceAll(/[\u202f\u00a0]/g, ' ');
}
