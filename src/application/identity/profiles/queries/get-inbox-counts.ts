import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { Inbox } from '../../readers.ts';
import { InboxCounts } from '../../views.ts';

export const getInboxCounts = query({
  name: 'identity.get-inbox-counts',
  summary: 'How much waits for you',
  access: 'signed-in',
  input: z.strictObject({}),
  output: InboxCounts,
  refuses: [],
  needs: { inbox: Inbox },
  handle: ({ actor }, { inbox }) => inbox.counts(actor.id),
});
