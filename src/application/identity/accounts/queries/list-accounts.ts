import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { proseField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { AccountList } from '../../readers.ts';
import { AccountView } from '../../views.ts';

export const listAccounts = query({
  name: 'identity.list-accounts',
  summary: 'All accounts as moderators see them, newest first',
  description: 'Also those that block you or are suspended for good, which other lists leave out.',
  access: 'moderator',
  input: z.strictObject({
    q: proseField(100)
      .min(1)
      .optional()
      .describe('An id, or the starts of words of the username and name, all of which must match'),
    suspended: z.literal(true).optional().describe('Only those that are suspended now'),
    ...idPageInput<UserId>(),
  }),
  output: pageOf(AccountView),
  refuses: [],
  needs: { accounts: AccountList },
  handle: ({ input: { q, suspended, ...page } }, { accounts }) => accounts.list({ q, suspended }, page),
});
