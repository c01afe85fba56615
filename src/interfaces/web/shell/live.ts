import type { QueryClient } from '@tanstack/react-query';
import type { FrameData } from '../../client/index.ts';
import { dropEverywhere, mergeEverywhere, refresh, refreshSoon } from './cache.ts';
import { client } from './client.ts';
import { conversationRead, messageChanged, messageCreated, roomLeft } from './live-messages.ts';
import { newPosts } from './new-posts.ts';

type Handler<N extends keyof FrameData> = (data: FrameData[N], cache: QueryClient) => void;
type Table = { readonly [N in keyof FrameData]?: Handler<N> };

const merged = (data: { readonly id: string }, cache: QueryClient) =>
  void mergeEverywhere(cache, data.id, data);
const dropped = (data: { readonly id: string }, cache: QueryClient) => void dropEverywhere(cache, data.id);
const refreshing =
  (...names: Parameters<typeof refresh> extends [unknown, ...infer R] ? R : never) =>
  (_data: unknown, cache: QueryClient) =>
    refreshSoon(cache, ...names);

/** What each pushed frame does to what is shown. Conversations follow their own frames in the client. */
const table: Table = {
  'user.updated': merged,
  'post.created': ({ id, author }) => newPosts.add(id, author.id),
  'post.updated': merged,
  'post.reacted': ({ id, reactions }, cache) => void mergeEverywhere(cache, id, { reactions }),
  'post.deleted'({ id }, cache) {
    newPosts.remove(id);
    dropped({ id }, cache);
  },
  'comment.created'({ postId, parentId }, cache) {
    refresh(cache, 'posts.list-comments');
    const counted = (thing: { commentCount?: number; replyCount?: number }) => ({
      ...(thing.commentCount !== undefined && { commentCount: thing.commentCount + 1 }),
      ...(thing.replyCount !== undefined && { replyCount: thing.replyCount + 1 }),
    });
    mergeEverywhere(cache, postId, counted);
    if (parentId !== null) mergeEverywhere(cache, parentId, counted);
  },
  'comment.updated': merged,
  'comment.reacted': ({ id, reactions }, cache) => void mergeEverywhere(cache, id, { reactions }),
  'comment.deleted'({ id, postId }, cache) {
    dropped({ id }, cache);
    refresh(cache, 'posts.list-comments');
    void cache.invalidateQueries({ queryKey: ['posts.get-post', { postId }] });
  },
  'file.ready'(data, cache) {
    merged(data, cache);
    refreshSoon(cache, 'media.list-my-files');
  },
  'file.deleted': dropped,
  'follower.added': refreshing('identity.get-user', 'identity.get-user-by-username', 'social.list-followers'),
  'follower.removed': refreshing(
    'identity.get-user',
    'identity.get-user-by-username',
    'social.list-followers',
  ),
  'follower.requested': refreshing('identity.get-inbox-counts', 'social.list-follow-requests'),
  'follower.approved': refreshing('identity.get-user', 'identity.get-user-by-username', 'feed.read-home'),
  'friend.requested': refreshing(
    'identity.get-inbox-counts',
    'social.list-friend-requests',
    'identity.get-user',
  ),
  'friend.answered': refreshing('social.list-friends', 'social.list-friend-requests', 'identity.get-user'),
  'friend.removed': refreshing('social.list-friends', 'identity.get-user'),
  'item.changed': refreshing(
    'wardrobe.list-items',
    'wardrobe.get-item',
    'wardrobe.get-stats',
    'wardrobe.list-outfits',
    'wardrobe.get-outfit',
    'wardrobe.suggest-outfits',
    'wardrobe.get-collection',
    'wardrobe.list-washes',
  ),
  'outfit.changed': refreshing(
    'wardrobe.list-outfits',
    'wardrobe.get-outfit',
    'wardrobe.list-occasions',
    'wardrobe.get-occasion',
    'wardrobe.get-collection',
  ),
  'wear.changed': refreshing(
    'wardrobe.list-wears',
    'wardrobe.get-wear',
    'wardrobe.get-stats',
    'wardrobe.list-items',
    'wardrobe.get-item',
    'wardrobe.list-outfits',
    'wardrobe.get-outfit',
    'wardrobe.suggest-outfits',
  ),
  'occasion.changed': refreshing('wardrobe.list-occasions', 'wardrobe.get-occasion'),
  'message.created': messageCreated,
  'message.edited': messageChanged,
  'message.deleted': messageChanged,
  'conversation.read': conversationRead,
  'presence.changed': ({ userId, ...presence }, cache) =>
    void cache.setQueryData(['messaging.get-presence', { userId }], presence),
  'room.updated'(data, cache) {
    merged(data, cache);
    refreshSoon(cache, 'messaging.list-rooms');
  },
  'room.closed'(data, cache) {
    merged(data, cache);
    refreshSoon(cache, 'messaging.list-rooms');
  },
  'room.joined'({ room }, cache) {
    merged(room, cache);
    refreshSoon(cache, 'messaging.list-conversations', 'messaging.list-participants', 'messaging.list-rooms');
  },
  'room.left': roomLeft,
  'room.role-changed': refreshing(
    'messaging.get-conversation',
    'messaging.list-conversations',
    'messaging.list-participants',
  ),
  'invite.received': refreshing('messaging.list-invites', 'identity.get-inbox-counts'),
  'invite.withdrawn': refreshing('messaging.list-invites', 'identity.get-inbox-counts'),
  'invite.answered': refreshing('messaging.list-participants', 'messaging.list-invites'),
  'payment.requested': refreshing('wallets.list-payment-requests', 'identity.get-inbox-counts'),
  'payment.answered': refreshing(
    'wallets.list-payment-requests',
    'identity.get-inbox-counts',
    'wallets.get-wallet',
  ),
  'wallet.changed': refreshing(
    'wallets.get-wallet',
    'wallets.list-entries',
    'wallets.list-activity',
    'wallets.get-transfer',
    'wallets.list-holds',
    'wallets.get-top-up',
    'wallets.list-top-ups',
    'wallets.list-withdrawals',
  ),
  'envelope.changed': refreshing('wallets.get-envelope'),
  'notification.created'({ type }, cache) {
    refreshSoon(cache, 'notifications.list', 'identity.get-inbox-counts');
    // It may be a suspension, or the end of one.
    if (type === 'moderation') refreshSoon(cache, 'identity.get-me', 'moderation.list-my-decisions');
  },
  'notification.updated': refreshing('notifications.list', 'identity.get-inbox-counts'),
  'notification.read': refreshing('notifications.list', 'identity.get-inbox-counts'),
  'notification.dismissed': refreshing('notifications.list', 'identity.get-inbox-counts'),
};

/** Applies pushed frames to what is shown, and asks again for what may have been missed during a break. */
export function followFrames(cache: QueryClient): () => void {
  const stops = Object.entries(table).map(([name, handle]) =>
    client.on(name as keyof FrameData, ({ data }) => (handle as Handler<never>)(data as never, cache)),
  );
  stops.push(client.on('reconnected', () => void cache.invalidateQueries()));
  return () => {
    for (const stop of stops) stop();
  };
}
