import { z } from 'zod';
import type { TransferId } from '../../../../domain/wallets/transfer.ts';
import { userIdField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { ActivityReader } from '../ports.ts';
import { ActivityPage } from '../views.ts';

export const listActivity = query({
  name: 'wallets.list-activity',
  summary: 'Who paid whom, and for what, newest first',
  description:
    'Your own payments and those of your friends, without people whom you muted; with `userId`, those of one person that both parties share. Those of others you see as far as both parties let you, and nobody sees an amount here.',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField.optional(), ...idPageInput<TransferId>() }),
  output: ActivityPage,
  refuses: [],
  needs: { activity: ActivityReader },
  handle: ({ input: { userId, ...page }, actor }, { activity }) => activity.page(actor.id, userId, page),
});
