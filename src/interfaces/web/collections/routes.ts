import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { collectionKinds, type Kind } from './fields.ts';

const members = { getParentRoute: () => root, beforeLoad: onlyMembers } as const;

export const collectionRoutes = [
  createRoute({
    ...members,
    path: '/collections',
    validateSearch: ({ kind, userId }: Record<string, unknown>): { kind?: Kind; userId?: string } => {
      const found = collectionKinds.find((one) => one === kind);
      return { ...(found && { kind: found }), ...(typeof userId === 'string' && { userId }) };
    },
    component: lazyRouteComponent(() => import('./collections-page.tsx'), 'CollectionsPage'),
  }),
  createRoute({
    ...members,
    path: '/collections/$collectionId',
    component: lazyRouteComponent(() => import('./collection-page.tsx'), 'CollectionPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/packing',
    beforeLoad() {
      throw redirect({ to: '/collections', search: { kind: 'packing' } });
    },
  }),
] as const;
