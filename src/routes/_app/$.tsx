import { createFileRoute } from '@tanstack/react-router';
import { NotFound } from '#shared/NotFoundPage.tsx';

/** Every address without a page of its own, so that the frame and its navigation stay. */
export const Route = createFileRoute('/_app/$')({ codeSplitGroupings: [], component: NotFound });
