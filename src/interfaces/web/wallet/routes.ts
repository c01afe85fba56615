import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';

const members = { getParentRoute: () => root, beforeLoad: onlyMembers } as const;

export const walletRoutes = [
  createRoute({
    ...members,
    path: '/wallet',
    // Who comes back from the page of the payment service is led here.
    validateSearch: ({ topUpId }: Record<string, unknown>): { topUpId?: string } =>
      typeof topUpId === 'string' && topUpId !== '' ? { topUpId } : {},
    component: lazyRouteComponent(() => import('./wallet-page.tsx'), 'WalletPage'),
  }),
  createRoute({
    ...members,
    path: '/wallet/payments/$id',
    component: lazyRouteComponent(() => import('./payments/payment-page.tsx'), 'PaymentPage'),
  }),
  createRoute({
    ...members,
    path: '/wallet/activity',
    component: lazyRouteComponent(() => import('./payments/activity-page.tsx'), 'ActivityPage'),
  }),
  createRoute({
    ...members,
    path: '/wallet/holds',
    component: lazyRouteComponent(() => import('./holds/holds-page.tsx'), 'HoldsPage'),
  }),
  createRoute({
    ...members,
    path: '/wallet/split',
    component: lazyRouteComponent(() => import('./splits/split-page.tsx'), 'SplitPage'),
  }),
  createRoute({
    ...members,
    path: '/wallet/moves',
    component: lazyRouteComponent(() => import('./moves/moves-page.tsx'), 'MovesPage'),
  }),
] as const;
