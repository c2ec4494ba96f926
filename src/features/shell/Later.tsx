import { useIsFetching } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { whenIdle } from '#ui/whenIdle.ts';

/** What a page can do without until its first answers are there: it must not stand in their way. */
export function Later({ children }: { children: ReactNode }): ReactNode {
  const isFetching = useIsFetching() > 0;
  const [isTime, setTime] = useState(false);
  useEffect(() => (isFetching || isTime ? undefined : whenIdle(() => setTime(true))), [isFetching, isTime]);
  return isTime && <Suspense>{children}</Suspense>;
}
