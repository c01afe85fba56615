import { AccountDeleted, AccountRegistered } from '../../../domain/identity/published.ts';
import type { AnyEventType } from '../../../domain/kernel/event.ts';
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
import { batchSubscriber, type StoredEventOf, subscriber } from '../../kernel/subscriber.ts';
import { FeedTable, type FeedTie } from '../ports.ts';

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

type Tied<E extends AnyEventType> = (event: StoredEventOf<E>) => readonly FeedTie[];

const resyncOn = <const E extends readonly AnyEventType[]>(name: string, on: E, tiesOf: Tied<E[number]>) =>
  batchSubscriber({
    name,
    when: 'projection',
    on,
    needs,
    async handleAll(events, { feeds }) {
      const tied = events.map((event) => ({ id: event.id, ties: tiesOf(event) }));
      const later = await feeds.resync(tied.flatMap(({ ties }) => ties));
      return {
        left: new Set(tied.flatMap(({ id, ties }) => (ties.some((tie) => later.has(tie)) ? id : []))),
      };
    },
  });

const bothWays = (ownerId: UserId, authorId: UserId): FeedTie[] => [
  { ownerId, authorId },
  { ownerId: authorId, authorId: ownerId },
];

export const resyncFollows = resyncOn(
  'feed.resync-follows',
  [UserFollowed, UserUnfollowed],
  ({ name, data: { followerId, followeeId } }) => [
    { ownerId: followerId, authorId: followeeId, onlyWidened: name === UserFollowed.eventName },
  ],
);

export const resyncMutes = resyncOn(
  'feed.resync-mutes',
  [UserMuted, UserUnmuted],
  ({ data: { muterId, mutedId } }) => [{ ownerId: muterId, authorId: mutedId }],
);

export const resyncFriends = resyncOn(
  'feed.resync-friends',
  [FriendshipMade, FriendshipEnded],
  ({ data: { fromId, toId } }) => bothWays(fromId, toId),
);

export const resyncBlocks = resyncOn(
  'feed.resync-blocks',
  [UserBlocked],
  ({ data: { blockerId, blockedId } }) => bothWays(blockerId, blockedId),
);
