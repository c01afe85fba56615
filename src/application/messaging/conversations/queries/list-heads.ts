import { z } from 'zod';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput } from '../../../kernel/page.ts';
import { ChangedConversations } from '../ports.ts';
import { ChangedConversationPage } from '../views.ts';

export const listHeads = query({
  name: 'messaging.list-heads',
  summary: 'List which of your conversations changed since a time',
  description:
    'Those in which a message was sent, edited, deleted or reacted to at `since` or later, in ascending `changedAt`, so ' +
    'that what changes while you page comes later. Next time, ask from a minute before the last `changedAt` that you ' +
    'have: a change may be committed a little after the time that it carries. Where `lastChangeSeq` is more than you ' +
    'have, call `messaging.list-changes`.',
  access: 'signed-in',
  input: z.strictObject({
    since: z.iso
      .datetime({ offset: true })
      .transform((text) => Date.parse(text))
      .meta({ format: 'date-time', description: 'Changes at this time or later' }),
    ...pageInput(z.strictObject({ at: z.int(), id: idField<ConversationId>() })),
  }),
  output: ChangedConversationPage,
  refuses: [],
  needs: { changed: ChangedConversations },
  handle: ({ input: { since, ...page }, actor }, { changed }) => changed.since(actor.id, since, page),
});
