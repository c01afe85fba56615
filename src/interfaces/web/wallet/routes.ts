import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';

export const walletRoutes = [
  createRoute({
    getParentRoute: () => root,
    beforeLoad: onlyMembers,
    path: '/wallet',
    component: lazyRouteComponent(() => import('./wallet-page.tsx'), 'WalletPage'),
  }),
] as const;
