import { z } from 'zod';
import type { InviteId } from '../../../../domain/messaging/invite.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { InviteReader } from '../ports.ts';
import { InvitePage } from '../views.ts';

export const listInvites = query({
  name: 'messaging.list-invites',
  summary: 'List your pending invites to rooms, newest first',
  access: 'signed-in',
  input: z.strictObject({
    direction: z
      .enum(['received', 'sent'])
      .default('received')
      .meta({ description: 'Invites to you, or from you' }),
    ...idPageInput<InviteId>(),
  }),
  output: InvitePage,
  refuses: [],
  needs: { invites: InviteReader },
  handle: ({ input: { direction, ...page }, actor }, { invites }) =>
    invites.pending(actor.id, direction, page),
});
