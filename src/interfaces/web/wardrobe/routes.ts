import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { readFilters } from './filters.ts';

const members = { getParentRoute: () => root, beforeLoad: onlyMembers } as const;

export const wardrobeRoutes = [
  createRoute({
    ...members,
    path: '/wardrobe',
    validateSearch: readFilters,
    component: lazyRouteComponent(() => import('./wardrobe-page.tsx'), 'WardrobePage'),
  }),
  createRoute({
    ...members,
    path: '/wardrobe/add',
    component: lazyRouteComponent(() => import('./add-page.tsx'), 'AddPage'),
  }),
  createRoute({
    ...members,
    path: '/wardrobe/import',
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...members,
    path: '/wardrobe/statistics',
    component: lazyRouteComponent(() => import('./statistics-page.tsx'), 'StatisticsPage'),
  }),
  createRoute({
    ...members,
    path: '/wardrobe/items/$itemId',
    component: lazyRouteComponent(() => import('./item-page.tsx'), 'ItemPage'),
  }),
] as const;
