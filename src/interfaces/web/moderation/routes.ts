import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';

export const moderationRoutes = [
  createRoute({
    getParentRoute: () => root,
    beforeLoad: onlyMembers,
    path: '/settings/decisions',
    component: lazyRouteComponent(() => import('./decisions-page.tsx'), 'DecisionsPage'),
  }),
] as const;
