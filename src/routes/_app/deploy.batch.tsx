import { createFileRoute } from '@tanstack/react-router';
import { BatchPage } from '#features/deploy/BatchPage.tsx';

export const Route = createFileRoute('/_app/deploy/batch')({ component: BatchPage });
