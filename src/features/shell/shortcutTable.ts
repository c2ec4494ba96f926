import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Shortcut } from '#ui/shortcuts.ts';

/** The app's own keys: what each does, and where it leads if it leads to a page. */
export const shortcutTable = {
  '?': { does: msg`Show the keyboard shortcuts` },
  'Mod+k': { does: msg`Go to a server, page or action` },
  'g s': { does: msg`Go to Servers`, to: '/servers' },
  'g d': { does: msg`Go to Deploy`, to: '/deploy/{-$step}' },
  'g a': { does: msg`Go to Activity`, to: '/activity' },
  n: { does: msg`Deploy another server like this` },
  '/': { does: msg`Search` },
} as const satisfies Record<Shortcut, { does: MessageDescriptor; to?: string }>;
