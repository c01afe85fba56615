import { z } from 'zod';
import type { UserId } from '../../domain/kernel/id.ts';
import type { FriendshipId } from '../../domain/social/friendship.ts';
import { idField } from '../kernel/fields.ts';
import { pageInput } from '../kernel/page.ts';

/** Input fields of a list that is ordered by when people followed. */
export const followPageInput = pageInput(z.tuple([z.int(), idField<UserId>()]));

export const directionField = z
  .enum(['received', 'sent'])
  .default('received')
  .describe('Requests that you `received` (the default) or `sent`.');

export const requestIdField = idField<FriendshipId>().meta({
  format: 'uuid',
  description: 'Id of a friend request.',
});

export const acceptField = z.boolean().describe('True accepts the request, false declines it.');
