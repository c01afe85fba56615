import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { ConversationNotFound, MessageNotFound } from '../../../domain/messaging/errors.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import type { ConversationId } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { encodeCursor, pageInput, pageOf } from '../../kernel/page.ts';
import { ConversationReader, MessageReader, type Range } from '../ports.ts';
import { EditView, ShownMessage } from '../views.ts';

const seqField = z.int().min(0);
const Position = z.union([z.strictObject({ before: seqField }), z.strictObject({ after: seqField })]);

export const listMessages = query({
  name: 'messaging.list-messages',
  summary: 'Messages of a conversation, in rising seq',
  description:
    'The newest page, or those next to a `seq`: `nextCursor` goes on in the same direction, backwards unless `after` is given.',
  access: 'signed-in',
  input: z
    .strictObject({
      conversationId: idField<ConversationId>().optional(),
      userId: idField<UserId>().optional(),
      before: seqField.optional(),
      after: seqField.optional(),
      ...pageInput(Position),
    })
    .refine(({ conversationId, userId }) => (conversationId === undefined) !== (userId === undefined), {
      message: 'must name one conversation or person',
      path: ['conversationId'],
    })
    .refine(({ before, after }) => before === undefined || after === undefined, {
      message: 'goes without after',
      path: ['before'],
    }),
  output: pageOf(ShownMessage),
  refuses: [ConversationNotFound],
  needs: { conversations: ConversationReader, messages: MessageReader },
  async handle({ input, actor }, { conversations, messages }) {
    const { limit, before, after, cursor } = input;
    const id = input.conversationId ?? (await conversations.between(actor.id, input.userId!));
    const position = cursor ?? (after === undefined ? { before: before ?? Infinity } : { after });
    const range: Range = { ...position, limit: limit + 1 };
    const found = id && (await messages.range(actor.id, id, range));
    if (!found) throw new ConversationNotFound();
    if (found.length <= limit) return { items: [...found], nextCursor: null };
    const forwards = 'after' in position;
    const items = forwards ? found.slice(0, limit) : found.slice(1);
    const edge = items.at(forwards ? -1 : 0)!.seq;
    return { items, nextCursor: encodeCursor(forwards ? { after: edge } : { before: edge }) };
  },
});

export const listChanges = query({
  name: 'messaging.list-changes',
  summary: 'What has happened in a conversation since a changeSeq',
  description:
    'Messages that are new, edited, deleted or reacted to, each once and as it is now, in the order of their last change. ' +
    'When `limited`, ask again from the last `changeSeq` in it; else `head` is where to go on from.',
  access: 'signed-in',
  input: z.strictObject({
    conversationId: idField<ConversationId>(),
    after: seqField,
    limit: z.int().min(1).max(100).default(100),
  }),
  output: z.object({ items: z.array(ShownMessage), head: z.int(), limited: z.boolean() }),
  refuses: [ConversationNotFound],
  needs: { messages: MessageReader },
  async handle({ input: { conversationId, after, limit }, actor }, { messages }) {
    const found = await messages.changes(actor.id, conversationId, after, limit + 1);
    if (!found) throw new ConversationNotFound();
    return {
      items: found.items.slice(0, limit),
      head: found.head,
      limited: found.items.length > limit,
    };
  },
});

export const listEdits = query({
  name: 'messaging.list-edits',
  summary: 'What a message said before it was edited, the latest first',
  description: 'For whoever sees the message. Of one that was taken back nothing is left.',
  access: 'signed-in',
  input: z.strictObject({ messageId: idField<MessageId>(), ...pageInput(z.int()) }),
  output: pageOf(EditView),
  refuses: [MessageNotFound],
  needs: { messages: MessageReader },
  async handle({ input, actor }, { messages }) {
    const found = await messages.edits(actor.id, input.messageId, input);
    if (!found) throw new MessageNotFound();
    return found;
  },
});
