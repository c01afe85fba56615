import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { readOutfitFilters } from './filters.ts';

const members = { getParentRoute: () => root, beforeLoad: onlyMembers } as const;

export const outfitRoutes = [
  createRoute({
    ...members,
    path: '/outfits',
    validateSearch: readOutfitFilters,
    component: lazyRouteComponent(() => import('./outfits-page.tsx'), 'OutfitsPage'),
  }),
  createRoute({
    ...members,
    path: '/outfits/new',
    component: lazyRouteComponent(() => import('./canvas/canvas-page.tsx'), 'NewOutfitPage'),
  }),
  createRoute({
    ...members,
    path: '/outfits/$outfitId',
    component: lazyRouteComponent(() => import('./outfit-page.tsx'), 'OutfitPage'),
  }),
  createRoute({
    ...members,
    path: '/outfits/$outfitId/edit',
    component: lazyRouteComponent(() => import('./canvas/canvas-page.tsx'), 'EditOutfitPage'),
  }),
] as const;
