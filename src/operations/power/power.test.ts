import { expect, test } from 'vitest';
import type { ServerStatus } from '#domain/serverStatus.ts';
import type { IntentState, PowerAction } from '#operations/intents/intent.ts';
import { powerObstacle } from './power.ts';

const minute = 60_000;
const intentOf = (action: PowerAction, state: IntentState = 'asked') =>
  ({ serverId: 'x', serverName: 'x', action, state, at: 0 }) as const;

test.each<[PowerAction, ServerStatus | undefined, ReturnType<typeof intentOf> | undefined, number, string?]>([
  ['start', 'stopped', undefined, 0],
  ['start', 'running', undefined, 0, 'status'],
  ['stop', 'running', undefined, 0],
  ['stop', 'suspended', undefined, 0, 'status'],
  ['reboot', 'stopped', undefined, 0, 'status'],
  ['reboot', undefined, undefined, 0, 'status'],
  ['stop', 'running', intentOf('stop', 'sending'), 0, 'asked'],
  ['stop', 'running', intentOf('stop'), minute, 'asked'],
  ['stop', 'running', intentOf('stop'), 3 * minute],
  ['stop', 'running', intentOf('stop', 'unknown'), minute],
  ['stop', 'running', intentOf('reboot'), minute],
  ['stop', 'running', intentOf('stop', 'refused'), 0],
])('%s of one that is %s, after %o, at %i ms: %s', (action, status, intent, now, obstacle) =>
  expect(powerObstacle(action, { status }, intent, now)).toBe(obstacle),
);
