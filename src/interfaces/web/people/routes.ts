import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { type ProfileTab, profileTabs } from './tabs.ts';

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    beforeLoad: onlyMembers,
    validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
      typeof q === 'string' && q !== '' ? { q } : {},
    component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/requests',
    beforeLoad: onlyMembers,
    component: lazyRouteComponent(() => import('./requests-page.tsx'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$username',
    beforeLoad: onlyMembers,
    validateSearch: ({ tab }: Record<string, unknown>): { tab?: ProfileTab } => {
      const found = profileTabs.find((one) => one === tab);
      return found === undefined || found === 'posts' ? {} : { tab: found };
    },
    component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
  }),
] as const;
