import { createFileRoute } from '@tanstack/react-router';
import { ActivityPage } from '#features/activity/ActivityPage.tsx';
import { readActivityView } from '#features/activity/activityView.ts';

export const Route = createFileRoute('/_app/activity')({
  validateSearch: readActivityView,
  component: ActivityPage,
});
