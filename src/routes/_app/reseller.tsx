import { createFileRoute } from '@tanstack/react-router';
import { ResellerPage } from '#features/reseller/ResellerPage.tsx';

export const Route = createFileRoute('/_app/reseller')({ component: ResellerPage });
