import { isUuid } from '#domain/read.ts';
import { operations } from '#api/generated/operations.ts';

export type Operation = (typeof operations)[number];
export type OperationId = Operation['operationId'];
export type Scope = Operation['scope'];

const powerActions = new Set(['start', 'stop', 'reboot']);

function fits(template: string, segment: string): boolean {
  if (template === '{id}') return isUuid(segment);
  if (template === '{action}') return powerActions.has(segment);
  return template === segment;
}

/**
 * Finds the operation of a path below the API's base URL. A path whose id is not a UUID has none, so that a path built
 * from a link can't reach an operation that was not meant.
 */
export function findOperation(method: string, path: string): Operation | undefined {
  const segments = path.split('/');
  return operations.find((operation) => {
    const templates = operation.path.split('/');
    return (
      operation.method === method &&
      templates.length === segments.length &&
      templates.every((template, index) => fits(template, segments[index] ?? ''))
    );
  });
}

/** Whether the operation only reads. The two SSO operations don't count: they change nothing, but create a link. */
export function isRead(operation: Operation): boolean {
  return operation.method === 'GET';
}

/** How long one attempt may take, in milliseconds. */
export function timeoutOf({ operationId, method }: Operation): number {
  if (operationId === 'listServers') return 30_000;
  if (operationId === 'getServerStats') return 8_000;
  if (operationId === 'issueAccountSso' || operationId === 'issueServerSso') return 20_000;
  return method === 'GET' ? 15_000 : 60_000;
}
