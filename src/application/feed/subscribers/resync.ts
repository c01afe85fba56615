import { AccountDeleted, AccountRegistered } from '../../../domain/identity/published.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import {
  FriendshipEnded,
  FriendshipMade,
  TiesPurged,
  UserBlocked,
  UserFollowed,
  UserMuted,
  UserUnfollowed,
  UserUnmuted,
} from '../../../domain/social/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { FeedTable } from '../ports.ts';

const needs = { feeds: FeedTable };

export const openFeed = subscriber({
  name: 'feed.open',
  when: 'in-transaction',
  on: [AccountRegistered],
  needs,
  async handle({ data: { userId }, at }, { feeds }) {
    feeds.open(userId, at);
    return undefined;
  },
});

export const dropFeed = subscriber({
  name: 'feed.drop',
  when: 'projection',
  on: [AccountDeleted],
  needs,
  async handle({ data: { userId } }, { feeds }) {
    feeds.drop(userId);
    return undefined;
  },
});

/** A deleted author's posts are no longer found by the ties to the readers, so they go with the ties. */
export const dropAuthor = subscriber({
  name: 'feed.drop-author',
  when: 'projection',
  on: [TiesPurged],
  needs,
  async handle({ data: { userId, otherIds } }, { feeds }) {
    feeds.removeAuthor(userId as UserId, otherIds as readonly UserId[]);
    return undefined;
  },
});

export const resyncFollows = subscriber({
  name: 'feed.resync-follows',
  when: 'projection',
  on: [UserFollowed, UserUnfollowed],
  needs,
  async handle({ data: { followerId, followeeId } }, { feeds }) {
    await feeds.resync(followerId, followeeId);
    return undefined;
  },
});

export const resyncMutes = subscriber({
  name: 'feed.resync-mutes',
  when: 'projection',
  on: [UserMuted, UserUnmuted],
  needs,
  async handle({ data: { muterId, mutedId } }, { feeds }) {
    await feeds.resync(muterId, mutedId);
    return undefined;
  },
});

export const resyncFriends = subscriber({
  name: 'feed.resync-friends',
  when: 'projection',
  on: [FriendshipMade, FriendshipEnded],
  needs,
  async handle({ data: { fromId, toId } }, { feeds }) {
    await feeds.resync(fromId, toId);
    await feeds.resync(toId, fromId);
    return undefined;
  },
});

export const resyncBlocks = subscriber({
  name: 'feed.resync-blocks',
  when: 'projection',
  on: [UserBlocked],
  needs,
  async handle({ data: { blockerId, blockedId } }, { feeds }) {
    await feeds.resync(blockerId, blockedId);
    await feeds.resync(blockedId, blockerId);
    return undefined;
  },
});
