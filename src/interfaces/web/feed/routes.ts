import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers, whoAmI } from '../shell/session.ts';
import { HomePage } from './home-page.tsx';

export const feedRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: async ({ context }) => void (await whoAmI(context.cache)),
    component: HomePage,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/discover',
    beforeLoad: onlyMembers,
    component: lazyRouteComponent(() => import('./discover-page.tsx'), 'DiscoverPage'),
  }),
] as const;
