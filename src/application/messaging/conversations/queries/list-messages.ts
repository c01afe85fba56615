import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { ConversationNotFound } from '../../../../domain/messaging/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { encodeCursor, pageInput } from '../../../kernel/page.ts';
import { conversationIdField } from '../../fields.ts';
import { MessageReader } from '../../messages/ports.ts';
import { MessagePage } from '../../messages/views.ts';
import { ConversationReader } from '../ports.ts';

const seqField = z.int().min(0);
const Position = z.union([z.strictObject({ before: seqField }), z.strictObject({ after: seqField })]);

export const listMessages = query({
  name: 'messaging.list-messages',
  summary: 'List messages of a conversation, in ascending seq',
  description:
    'The newest page, or the messages next to a `seq`. `nextCursor` goes on in the same direction: to older messages unless `after` is given.',
  access: 'signed-in',
  input: z
    .strictObject({
      conversationId: conversationIdField.optional(),
      userId: idField<UserId>()
        .optional()
        .meta({ description: 'The peer of a direct conversation, instead of `conversationId`' }),
      before: seqField.optional().meta({ description: 'A `seq`: older messages than this one' }),
      after: seqField.optional().meta({ description: 'A `seq`: newer messages than this one' }),
      ...pageInput(Position),
    })
    .refine(({ conversationId, userId }) => (conversationId === undefined) !== (userId === undefined), {
      message: 'must name one conversation or person',
      path: ['conversationId'],
    })
    .refine(({ before, after }) => before === undefined || after === undefined, {
      message: 'must not be given together with after',
      path: ['before'],
    }),
  output: MessagePage,
  refuses: [ConversationNotFound],
  needs: { conversations: ConversationReader, messages: MessageReader },
  async handle({ input, actor }, { conversations, messages }) {
    const { limit, before, after, cursor } = input;
    const id = input.conversationId ?? (await conversations.between(actor.id, input.userId!));
    const position = cursor ?? (after === undefined ? { before: before ?? Infinity } : { after });
    // One more than asked for tells whether there is another page.
    const found = id && (await messages.range(actor.id, id, { ...position, limit: limit + 1 }));
    if (!found) throw new ConversationNotFound();
    if (found.length <= limit) return { items: [...found], nextCursor: null };
    const forwards = 'after' in position;
    const items = forwards ? found.slice(0, limit) : found.slice(1);
    const edge = items.at(forwards ? -1 : 0)!.seq;
    return { items, nextCursor: encodeCursor(forwards ? { after: edge } : { before: edge }) };
  },
});
