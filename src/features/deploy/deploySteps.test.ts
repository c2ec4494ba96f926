import { expect, it } from 'vitest';
import { type DeployStep, deploySteps, stepState } from './deploySteps.ts';

const nothing = {
  planId: undefined,
  region: undefined,
  osId: undefined,
  label: undefined,
  hostname: undefined,
  addonIds: [],
};

/** The states in order: done, current, open or closed. */
const signs = { done: 'd', current: 'C', open: 'o', closed: '-' };

it.each<[string, DeployStep, object, string]>([
  ['nothing', 'plan', {}, 'C-----'],
  ['a plan', 'plan', { planId: 'p' }, 'Coo---'],
  ['a plan', 'region', { planId: 'p' }, 'dCo---'],
  // A region need not be chosen.
  ['a plan', 'system', { planId: 'p' }, 'ddC---'],
  ['what must be', 'plan', { planId: 'p', osId: 'o' }, 'Codooo'],
  ['what must be', 'review', { planId: 'p', osId: 'o' }, 'dddddC'],
  ['everything', 'plan', { planId: 'p', region: 'r', osId: 'o', label: 'l', addonIds: ['a'] }, 'Cddddo'],
  ['no plan', 'details', { osId: 'o' }, 'o--C--'],
  ['no system, by a link', 'review', { planId: 'p' }, 'ddo--C'],
])('with %s chosen, on %s', (_what, current, choice, expected) => {
  const states = deploySteps.map((step) => stepState(step, current, { ...nothing, ...choice }).state);
  expect(states.map((state) => signs[state]).join('')).toBe(expected);
});
