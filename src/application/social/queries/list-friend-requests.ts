import { z } from 'zod';
import type { FriendshipId } from '../../../domain/social/friendship.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput } from '../../kernel/page.ts';
import { directionField } from '../fields.ts';
import { FriendRequests } from '../ports.ts';
import { FriendRequestPage } from '../views.ts';

export const listFriendRequests = query({
  name: 'social.list-friend-requests',
  summary: 'Friend requests that wait for an answer, newest first',
  access: 'signed-in',
  input: z.strictObject({
    direction: directionField,
    ...idPageInput<FriendshipId>(),
  }),
  output: FriendRequestPage,
  refuses: [],
  needs: { requests: FriendRequests },
  handle: ({ input: { direction, ...page }, actor }, { requests }) =>
    requests.list(actor.id, direction, page),
});
