import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { readTodayFilters } from './filters.ts';

export const todayRoutes = [
  createRoute({
    getParentRoute: () => root,
    beforeLoad: onlyMembers,
    path: '/today',
    validateSearch: readTodayFilters,
    component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
  }),
] as const;
