import { useLingui } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Server } from '#domain/server.ts';
import { levelOf, percentOf, type StatsLevel } from '#domain/serverStats.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { placeholder, utcText } from '#i18n/formats.ts';
import { createRoughClock } from '#i18n/useNow.ts';
import { concernsAll, onRequestChange, refusalOfAll, requestOf } from '#shared/samples/sampleRequests.ts';
import { sampleDue } from '#shared/samples/sampler.ts';
import { isSilent, latestSample, useLatestSample } from '#shared/samples/samples.ts';
import { cx } from '#ui/cx.ts';

/** The ids of the running servers whose meters are in sight, not scrolled away. */
export const inSight = new Set<string>();
const ids = new WeakMap<Element, string>();
let observer: IntersectionObserver | undefined;

/** One observer for all meters: it costs nothing while nothing is scrolled, and notices every way to scroll. */
function useSight(meters: RefObject<Element | null>, id: string): void {
  useEffect(() => {
    const element = meters.current;
    if (element === null) return undefined;
    observer ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const seen = ids.get(target);
        if (seen === undefined) continue;
        if (isIntersecting) inSight.add(seen);
        else inSight.delete(seen);
      }
      sampleDue();
    });
    ids.set(element, id);
    observer.observe(element);
    return () => {
      observer?.unobserve(element);
      ids.delete(element);
      inSight.delete(id);
    };
  }, [meters, id]);
}

/**
 * Why there is no sample. An old one, or a failure that is about all servers, says nothing of this one: it still waits.
 * Only a change of this renders a row's meters again, not each request.
 */
function reasonOf(id: string): 'waiting' | 'none' | 'failed' {
  const { error } = requestOf(id);
  if (refusalOfAll() !== undefined || (error !== undefined && !concernsAll(error))) return 'failed';
  return isSilent(id) ? 'none' : 'waiting';
}

/** How long an age stands, in milliseconds, and how long a sample may be shown that has become too old. */
const ageStep = 5_000;
export const useLoadTime = createRoughClock(ageStep);

/** How old a sample is, in steps of five seconds. It is rendered by itself as time goes by. */
function Age({ at }: { at: number }): ReactNode {
  const formats = useFormats();
  const age = useLoadTime((now) => Math.floor(Math.max(0, now - at) / ageStep) * ageStep);
  const words = formats.age(at, at + age);
  return (
    <time translate="no" dateTime={new Date(at).toISOString()} title={`${words} · ${utcText(at)}`}>
      <span aria-hidden="true">{formats.duration(age)}</span>
      <span className="sr-only">{words}</span>
    </time>
  );
}

/** The bar of a level: the hotter, the thicker, and in pieces where it is high. So it is told without its colour. */
const bars: Record<StatsLevel, { readonly stroke: string; width: number; dash?: string }> = {
  calm: { stroke: 'stroke-neutral', width: 4 },
  high: { stroke: 'stroke-caution', width: 6, dash: '12 5' },
  critical: { stroke: 'stroke-critical', width: 8 },
};

interface MeterProps {
  name: string;
  percent: number | null;
  text: string;
  className?: string;
}

/** A usage as a bar and in percent. The bar ends at 100 %, the number doesn't. */
function Meter({ name, percent, text, className }: MeterProps): ReactNode {
  const level = levelOf(percent);
  const { stroke, width, dash } = bars[level];
  return (
    <>
      <span translate="no" className={className}>
        {name}
      </span>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full">
        <path d="M0 4H100" strokeWidth={2} className="stroke-line-strong" />
        {percent !== null && (
          <path
            d={`M0 4H${Math.min(100, Math.max(0, percent)).toFixed(1)}`}
            strokeWidth={width}
            strokeDasharray={dash}
            className={stroke}
          />
        )}
      </svg>
      <span translate="no" className={cx('text-end', level !== 'calm' && 'font-semibold text-fg')}>
        {text}
      </span>
    </>
  );
}

interface ServerLoadProps {
  server: Server;
  /** In one line, as wide as the card. */
  isCard?: boolean;
}

/** A running server's CPU and memory usage, and how old the sample is. Its size doesn't change when a sample comes. */
function LoadMeters({ server: { id }, isCard = false }: ServerLoadProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const sample = useLatestSample(id);
  // It ends by itself once it is too old.
  useLoadTime(() => latestSample(id));
  const reason = useSyncExternalStore(onRequestChange, () => reasonOf(id));
  const meters = useRef<HTMLDivElement>(null);
  useSight(meters, id);
  const [cpu, memory] = [sample && percentOf(sample, 'cpu'), sample && percentOf(sample, 'memory')];
  const textOf = (percent: number | null | undefined): string =>
    percent === undefined ? '' : percent === null ? placeholder : formats.percent(Math.round(percent));
  const [cpuText, memoryText] = [textOf(cpu), textOf(memory)];
  const isWithout = sample === undefined && reason !== 'waiting';
  const words = isWithout
    ? reason === 'none'
      ? t`The API has no sample for this server right now. We’ll keep trying.`
      : t`Its load couldn’t be read.`
    : sample === undefined
      ? t`Waiting for a sample`
      : t`CPU ${cpuText}, memory ${memoryText}`;
  return (
    // Contained: the browser lays out these meters again, not the table around them.
    <div
      ref={meters}
      title={isWithout ? words : undefined}
      className={cx('relative contain-strict text-xs leading-3.5', isCard ? 'h-5' : 'flex h-7 items-center')}
    >
      <span className="sr-only">{words}</span>
      {isWithout ? (
        <span aria-hidden="true">{reason === 'none' ? t`No sample` : t`Not readable`}</span>
      ) : (
        <div
          className={cx(
            'grid w-full items-center gap-x-1',
            isCard
              ? 'h-5 grid-cols-[auto_1fr_minmax(2.25rem,auto)_auto_1fr_minmax(2.25rem,auto)_minmax(1.875rem,auto)]'
              : 'grid-cols-[auto_minmax(0,1fr)_minmax(2.125rem,auto)_minmax(1.75rem,auto)]',
          )}
        >
          <div aria-hidden="true" className="contents">
            <Meter name="CPU" percent={cpu ?? null} text={cpuText} />
            <Meter
              name={t`Mem`}
              percent={memory ?? null}
              text={memoryText}
              className={isCard ? 'ps-2' : 'col-start-1'}
            />
          </div>
          <span className={cx('text-end', !isCard && 'col-start-4 row-span-2 row-start-1')}>
            {sample && <Age at={sample.at} />}
          </span>
        </div>
      )}
    </div>
  );
}

/** A server's load; a placeholder where it doesn't run. */
export function ServerLoad(props: ServerLoadProps): ReactNode {
  if (serverCan('watchStatistics', props.server.status)) return <LoadMeters {...props} />;
  return <span translate="no">{placeholder}</span>;
}
