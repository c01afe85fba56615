import { z } from 'zod';
import type { InviteId } from '../../../../domain/messaging/invite.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { InviteReader } from '../ports.ts';
import { InviteView } from '../views.ts';

export const listInvites = query({
  name: 'messaging.list-invites',
  summary: 'List your pending invites to rooms, newest first',
  access: 'signed-in',
  input: z.strictObject({
    direction: z.enum(['received', 'sent']).default('received'),
    ...idPageInput<InviteId>(),
  }),
  output: pageOf(InviteView),
  refuses: [],
  needs: { invites: InviteReader },
  handle: ({ input: { direction, ...page }, actor }, { invites }) =>
    invites.pending(actor.id, direction, page),
});
