import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { FriendshipId } from '../../../domain/social/friendship.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { SocialLists } from '../ports.ts';
import { FriendRequest } from '../views.ts';

const people = {
  access: 'signed-in',
  input: z.strictObject(idPageInput<UserId>()),
  output: pageOf(PublicUser),
  refuses: [],
  needs: { lists: SocialLists },
} as const;

export const listFriends = query({
  ...people,
  name: 'social.list-friends',
  summary: 'Your friends',
  handle: ({ input, actor }, { lists }) => lists.friends(actor.id, input),
});

export const listFollowRequests = query({
  ...people,
  name: 'social.list-follow-requests',
  summary: 'Who waits to follow you',
  handle: ({ input, actor }, { lists }) => lists.followRequests(actor.id, input),
});

export const listBlocked = query({
  ...people,
  name: 'social.list-blocked',
  summary: 'Whom you block',
  handle: ({ input, actor }, { lists }) => lists.blocked(actor.id, input),
});

export const listMuted = query({
  ...people,
  name: 'social.list-muted',
  summary: 'Whom you mute',
  handle: ({ input, actor }, { lists }) => lists.muted(actor.id, input),
});

export const listFriendRequests = query({
  name: 'social.list-friend-requests',
  summary: 'Friend requests that wait for an answer, newest first',
  access: 'signed-in',
  input: z.strictObject({
    direction: z.enum(['received', 'sent']).default('received'),
    ...idPageInput<FriendshipId>(),
  }),
  output: pageOf(FriendRequest),
  refuses: [],
  needs: { lists: SocialLists },
  handle: ({ input: { direction, ...page }, actor }, { lists }) =>
    lists.friendRequests(actor.id, direction, page),
});
