import { osTemplates, plans, regions } from '#sandbox/catalog.ts';
import { seededRandom } from '#sandbox/seededRandom.ts';
import type { ServerSketch } from './serverSketch.ts';

const fleetSize = 10_000;
const roles = ['web', 'api', 'db', 'cache', 'queue', 'worker', 'mail', 'proxy', 'build', 'backup'] as const;
const sites = ['ist', 'izm', 'fra', 'ams', 'lab', 'eu1', 'eu2', 'dr'] as const;

/** Most have one address alone; with those that have more the list is 5.7 MB. */
function addons(roll: number): readonly string[] {
  if (roll < 0.575) return [];
  if (roll < 0.7) return ['q3ht81xa'];
  if (roll < 0.87) return ['d9wm40ze'];
  return roll < 0.96 ? ['vpk7wjf5'] : ['k2c8n6ty', 'd9wm40ze'];
}

/** The same ten thousand every time; nine in ten run, none is on its way. */
export function* fleetServers(): Generator<ServerSketch> {
  const random = seededRandom('fleet');
  for (let number = 1; number <= fleetSize; number += 1) {
    const label = `${random.pick(sites)}-${random.pick(roles)}-${String(number).padStart(5, '0')}`;
    const roll = random.next();
    const status =
      roll < 0.9 ? 'running' : roll < 0.97 ? 'stopped' : roll < 0.985 ? 'suspended' : 'terminated';
    yield {
      label,
      hostname: `${label}.example.com`,
      status,
      plan: 1 + random.below(plans.length),
      os: osTemplates[random.below(osTemplates.length)]?.id ?? 'debian-13',
      region: regions[random.below(regions.length)]?.display ?? regions[0].display,
      addonIds: addons(random.next()),
      ageDays: random.next() * 900,
      guestAgent: random.next() > 0.05,
    };
  }
}
