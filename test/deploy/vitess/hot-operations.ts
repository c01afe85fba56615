import { randomUUID } from 'node:crypto';
import { Revocations } from '../../../src/infrastructure/identity/sessions/revocations.ts';
import { png } from '../../kit/files/images.ts';
import type { World } from '../../kit/world.ts';

export type HotOperation = readonly [name: string, call: () => Promise<unknown>];

/** What people do most, among people who follow and write to each other. */
export async function hotOperations(world: World): Promise<HotOperation[]> {
  const { call, settled, core } = world;
  const [ann, bob, cat] = [await world.person('ann'), await world.person('bob'), await world.person('cat')];
  const { actor } = ann;
  await call('social.follow-user', { userId: bob.id }, actor);
  await call('social.follow-user', { userId: ann.id }, cat.actor);
  const { id: pictureId } = await world.upload(bob, await png(8, 8));
  const hat = { name: 'hat', category: 'hat', visibility: 'public' } as const;
  const item = await call('wardrobe.add-item', { ...hat, imageIds: [pictureId] }, bob.actor);
  const rich = { text: '@ann look', mediaIds: [pictureId], refs: [{ kind: 'item' as const, id: item.id }] };
  const { id: postId } = await call('posts.create-post', rich, bob.actor);
  const { id: parentId } = await call('posts.add-comment', { postId, text: 'nice' }, actor);
  const { id: conversationId } = await call('messaging.open-direct', { userId: bob.id }, actor);
  const sending = () => ({ conversationId, clientId: randomUUID(), text: 'hello' });
  const { id: messageId } = await call('messaging.send-message', sending(), actor);
  await call('messaging.send-message', sending(), bob.actor);
  await settled();

  const login = { login: 'ann', password: ann.password };
  const byMail = { ...login, login: 'ann@example.com' };
  const { refreshToken } = ann;
  const since = '2020-01-01T00:00:00Z';
  return [
    ['sign in', () => call('identity.log-in', login)],
    ['sign in by e-mail', () => call('identity.log-in', byMail)],
    ['renew a session', () => call('identity.refresh', { refreshToken })],
    ['learn of ended sessions', () => core.get(Revocations).poll()],
    ['read the home feed', () => call('feed.read-home', {}, actor)],
    ['post', () => call('posts.create-post', { text: 'new' }, bob.actor)],
    ['post with all', () => call('posts.create-post', rich, bob.actor)],
    ['read a post', () => call('posts.get-post', { postId }, actor)],
    ['comment', () => call('posts.add-comment', { postId, text: 'new' }, actor)],
    ['reply', () => call('posts.add-comment', { postId, parentId, text: '@ann thanks' }, bob.actor)],
    ['comment after others', () => call('posts.add-comment', { postId, text: 'me too' }, cat.actor)],
    ['list comments', () => call('posts.list-comments', { postId }, actor)],
    ['react', () => call('posts.react-to-post', { postId, kind: 'like' }, actor)],
    ['take a reaction back', () => call('posts.unreact-to-post', { postId }, actor)],
    ['follow', () => call('social.follow-user', { userId: cat.id }, bob.actor)],
    ['unfollow', () => call('social.unfollow-user', { userId: cat.id }, bob.actor)],
    ['read a profile', () => call('identity.get-user', { userId: bob.id }, actor)],
    ['send a message', () => call('messaging.send-message', sending(), actor)],
    ['react to a message', () => call('messaging.react-to-message', { messageId, kind: 'like' }, bob.actor)],
    ['read a conversation', () => call('messaging.list-messages', { conversationId }, actor)],
    ['mark as read', () => call('messaging.mark-read', { conversationId, seq: 2 }, actor)],
    ['list conversations', () => call('messaging.list-conversations', {}, actor)],
    ['list changed conversations', () => call('messaging.list-heads', { since }, actor)],
    ['list notifications', () => call('notifications.list', {}, bob.actor)],
    ['count what waits', () => call('identity.get-inbox-counts', {}, bob.actor)],
    ['list items', () => call('wardrobe.list-items', {}, bob.actor)],
    ["list another's items", () => call('wardrobe.list-items', { userId: bob.id }, actor)],
  ];
}
