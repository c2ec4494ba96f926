import { answerError, type Answer } from './answer.ts';
import type { Fault } from './faults.ts';
import { omitPath, patchPath } from './jsonPaths.ts';

/**
 * Applies a fault to a response.
 * @param normal the response without the fault; missing if the fault happens before the change
 * @param now the world's time, in milliseconds since 1970 UTC
 */
export function faultyAnswer(fault: Fault, normal: Answer | undefined, now: number): Answer {
  const status = fault.status ?? normal?.status ?? 200;
  const text = faultyText(fault, status, normal && lagging(normal, fault, now));
  const contentType = fault.contentType;
  return {
    status,
    text,
    headers: { ...normal?.headers, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
  };
}

function faultyText(fault: Fault, status: number, normal: Answer | undefined): string {
  if (fault.body !== undefined)
    return typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body);
  const changesFields = fault.omit !== undefined || fault.patch !== undefined;
  const isError = fault.status !== undefined && status >= 400;
  const { text } =
    normal === undefined || (isError && !changesFields)
      ? answerError(status, `The sandbox was asked to answer ${status}`)
      : normal;
  return changesFields ? withChangedFields(fault, text) : text;
}

/** A stale list: rows created in the last `lagMs` are missing, everything else is current. */
function lagging(normal: Answer, { lagMs }: Fault, now: number): Answer {
  const rows: unknown = lagMs === undefined ? undefined : JSON.parse(normal.text);
  if (lagMs === undefined || !Array.isArray(rows)) return normal;
  const isOld = (row: { readonly createdAt: string }): boolean => Date.parse(row.createdAt) <= now - lagMs;
  // These rows come from the sandbox's response.
  return { ...normal, text: JSON.stringify((rows as { createdAt: string }[]).filter(isOld)) };
}

function withChangedFields(fault: Fault, text: string): string {
  const body: unknown = JSON.parse(text);
  for (const path of fault.omit ?? []) omitPath(body, path);
  for (const [path, value] of Object.entries(fault.patch ?? {})) patchPath(body, path, value);
  return JSON.stringify(body);
}
