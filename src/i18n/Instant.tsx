import type { ReactNode } from 'react';
import { useFormats } from './FormatsContext.tsx';
import { placeholder, utcText } from './formats.ts';
import { useRoughNow } from './useNow.ts';

interface InstantProps {
  /** Milliseconds since 1970 UTC. */
  at: number | undefined;
}

/** A time in the user's time zone, with UTC on hover. */
export function Instant({ at }: InstantProps): ReactNode {
  const formats = useFormats();
  if (at === undefined) return <span>{placeholder}</span>;
  return (
    <time translate="no" dateTime={new Date(at).toISOString()} title={utcText(at)}>
      {formats.dateTime(at)}
    </time>
  );
}

/** The calendar day of a time, with its age, kept up to date, and UTC on hover. */
export function DateWithAge({ at }: InstantProps): ReactNode {
  const formats = useFormats();
  const now = useRoughNow();
  if (at === undefined) return <span>{placeholder}</span>;
  return (
    <time
      translate="no"
      dateTime={new Date(at).toISOString()}
      title={`${formats.age(at, now)} · ${utcText(at)}`}
    >
      {formats.plainDate(at)}
    </time>
  );
}
