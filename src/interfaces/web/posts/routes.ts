import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';

export const postRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/post/$postId',
    beforeLoad: onlyMembers,
    component: lazyRouteComponent(() => import('./post-page.tsx'), 'PostPage'),
  }),
] as const;
