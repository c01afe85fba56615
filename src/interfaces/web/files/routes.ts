import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { readFileFilters } from './filters.ts';

export const fileRoutes = [
  createRoute({
    getParentRoute: () => root,
    beforeLoad: onlyMembers,
    path: '/settings/files',
    validateSearch: readFileFilters,
    component: lazyRouteComponent(() => import('./files-page.tsx'), 'FilesPage'),
  }),
] as const;
