import { expect, test } from 'vitest';
import type { ServerStatus } from '#domain/serverStatus.ts';
import type { IntentState, PowerAction } from '#operations/intents/intent.ts';
import { powerObstacle } from './power.ts';

const minute = 60_000;
const asked = (action: PowerAction, state: IntentState = 'asked') =>
  ({ serverId: 'x', serverName: 'x', action, state, at: 0 }) as const;

test.each<[PowerAction, ServerStatus | undefined, ReturnType<typeof asked> | undefined, number, string?]>([
  ['start', 'stopped', undefined, 0],
  ['start', 'running', undefined, 0, 'status'],
  ['stop', 'running', undefined, 0],
  ['stop', 'suspended', undefined, 0, 'status'],
  ['reboot', 'stopped', undefined, 0, 'status'],
  ['reboot', undefined, undefined, 0, 'status'],
  ['stop', 'running', asked('stop', 'sending'), 0, 'asked'],
  ['stop', 'running', asked('stop'), minute, 'asked'],
  ['stop', 'running', asked('stop'), 3 * minute],
  ['stop', 'running', asked('stop', 'unknown'), minute],
  ['stop', 'running', asked('reboot'), minute],
  ['stop', 'running', asked('stop', 'refused'), 0],
])('%s of one that is %s, after %o, at %i ms: %s', (action, status, intent, now, obstacle) =>
  expect(powerObstacle(action, { status }, intent, now)).toBe(obstacle),
);
