import { z } from 'zod';
import { BannedFromRoom, ConversationNotFound, RoomNotFound } from '../../../domain/messaging/errors.ts';
import type { ConversationId } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { ConversationReader, Doors, MessageReader } from '../ports.ts';
import { ConversationPage, ConversationView } from '../views.ts';

const newest = { before: Number.POSITIVE_INFINITY, limit: 20 };

export const listConversations = query({
  name: 'messaging.list-conversations',
  summary: 'Your rooms and direct conversations, the latest first',
  access: 'signed-in',
  input: z.strictObject(pageInput(z.strictObject({ at: z.int(), id: idField<ConversationId>() }))),
  output: pageOf(ConversationView),
  refuses: [],
  needs: { conversations: ConversationReader },
  handle: ({ input, actor }, { conversations }) => conversations.latest(actor.id, input),
});

export const getConversation = query({
  name: 'messaging.get-conversation',
  summary: 'A conversation of yours, with its newest messages',
  access: 'signed-in',
  input: z.strictObject({ conversationId: idField<ConversationId>() }),
  output: ConversationPage,
  refuses: [ConversationNotFound],
  needs: { conversations: ConversationReader, messages: MessageReader },
  async handle({ input: { conversationId }, actor }, { conversations, messages }) {
    // The head first: whoever goes on from there misses nothing of what comes in between.
    const conversation = await conversations.one(actor.id, conversationId);
    const page = conversation && (await messages.range(actor.id, conversationId, newest));
    if (!conversation || !page) throw new ConversationNotFound();
    return { ...conversation, messages: [...page] };
  },
});

export const getRoom = query({
  name: 'messaging.get-room',
  summary: "A room's card",
  description:
    'To its members, to whoever is invited, and of a public room to anyone who is not banned from it.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>() }),
  output: ConversationView,
  refuses: [RoomNotFound, BannedFromRoom],
  needs: { conversations: ConversationReader, doors: Doors },
  async handle({ input: { roomId }, actor }, { conversations, doors }) {
    const room = await conversations.one(actor.id, roomId);
    if (room?.kind === 'room') return room;
    throw (await doors.of(roomId, actor.id)) === 'banned' ? new BannedFromRoom() : new RoomNotFound();
  },
});
