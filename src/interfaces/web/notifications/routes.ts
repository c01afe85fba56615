import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { client } from '../shell/client.ts';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';

/** Leads to the post of a comment. */
async function toComment({ params: { commentId } }: { params: { commentId: string } }): Promise<void> {
  const { postId } = await client.call('posts.get-comment', { commentId });
  throw redirect({ to: '/post/$postId', params: { postId }, replace: true });
}

export const notificationRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/notifications',
    beforeLoad: onlyMembers,
    validateSearch: ({ show }: Record<string, unknown>): { show?: 'unread' } =>
      show === 'unread' ? { show } : {},
    component: lazyRouteComponent(() => import('./notifications-page.tsx'), 'NotificationsPage'),
  }),
  // A notification names a comment by its id alone.
  createRoute({
    getParentRoute: () => root,
    path: '/notifications/comment/$commentId',
    beforeLoad: onlyMembers,
    loader: toComment,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/notifications',
    beforeLoad: onlyMembers,
    component: lazyRouteComponent(() => import('./preferences-page.tsx'), 'PreferencesPage'),
  }),
] as const;
