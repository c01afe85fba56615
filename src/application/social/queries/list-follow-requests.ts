import { z } from 'zod';
import { query } from '../../kernel/operation.ts';
import { pageOf } from '../../kernel/page.ts';
import { ListedUser } from '../../kernel/public-user.ts';
import { directionField, followPageInput } from '../fields.ts';
import { SocialLists } from '../ports.ts';

export const listFollowRequests = query({
  name: 'social.list-follow-requests',
  summary: 'Follow requests that wait for an answer, the latest first',
  description: 'The people who ask to follow you, or with `direction` `sent` those whom you ask.',
  access: 'signed-in',
  input: z.strictObject({ direction: directionField, ...followPageInput }),
  output: pageOf(ListedUser),
  refuses: [],
  needs: { lists: SocialLists },
  handle: ({ input: { direction, ...page }, actor }, { lists }) =>
    lists.followRequests(actor.id, direction, page),
});
