import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { buttonClass } from '#ui/buttonClass.ts';

/** What stands in a frame in place of the app: whoever owns the page around it could lead a person's clicks. */
export default function FramedPage(): ReactNode {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center gap-4 px-4 py-10">
      <h1 className="text-xl font-semibold tracking-tight">
        <Trans>This page does not run inside another page</Trans>
      </h1>
      <p className="text-muted">
        <Trans>Another page shows it in a frame, where your clicks could be led to what you don’t see.</Trans>
      </p>
      <div>
        <a
          href={location.href}
          target="_blank"
          rel="noopener noreferrer"
          className={buttonClass({ variant: 'primary' })}
        >
          <Trans>Open it by itself</Trans>
        </a>
      </div>
    </main>
  );
}
