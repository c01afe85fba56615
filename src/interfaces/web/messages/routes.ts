import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { client } from '../shell/client.ts';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';

/** Leads to the place of a message in its conversation. */
async function toMessage({ params: { messageId } }: { params: { messageId: string } }): Promise<void> {
  const { conversationId, seq } = await client.call('messaging.get-message', { messageId });
  const to = { to: '/messages/$conversationId', params: { conversationId }, search: { at: seq } };
  throw redirect({ ...to, replace: true } as never);
}

const getParentRoute = () => root;
const messages = createRoute({
  getParentRoute,
  path: '/messages',
  beforeLoad: onlyMembers,
  component: lazyRouteComponent(() => import('./messages-page.tsx'), 'MessagesPage'),
});

export const messageRoutes = [
  messages,
  createRoute({
    getParentRoute,
    path: '/messages/new',
    beforeLoad: onlyMembers,
    component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/messages/rooms',
    beforeLoad: onlyMembers,
    validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
      typeof q === 'string' && q !== '' ? { q } : {},
    component: lazyRouteComponent(() => import('./rooms-page.tsx'), 'RoomsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/messages/requests',
    beforeLoad: onlyMembers,
    component: lazyRouteComponent(() => import('./requests-page.tsx'), 'RequestsPage'),
  }),
  // A message by its id alone, as notifications name it.
  createRoute({
    getParentRoute,
    path: '/messages/to/$messageId',
    beforeLoad: onlyMembers,
    loader: toMessage,
  }),
  createRoute({
    getParentRoute,
    path: '/messages/$conversationId',
    beforeLoad: onlyMembers,
    validateSearch: ({ at }: Record<string, unknown>): { at?: number } =>
      Number.isSafeInteger(at) && Number(at) > 0 ? { at: Number(at) } : {},
    component: lazyRouteComponent(() => import('./chat-page.tsx'), 'ChatPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/messages/$conversationId/about',
    beforeLoad: onlyMembers,
    component: lazyRouteComponent(() => import('./room-page.tsx'), 'RoomPage'),
  }),
] as const;
