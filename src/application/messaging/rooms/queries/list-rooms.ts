import { z } from 'zod';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput } from '../../../kernel/page.ts';
import { ConversationReader } from '../../conversations/ports.ts';
import { ConversationPage } from '../../conversations/views.ts';
import { RoomReader } from '../ports.ts';

const cursor = z.strictObject({ id: idField<ConversationId>(), term: z.string().max(40).optional() });

export const listRooms = query({
  name: 'messaging.list-rooms',
  summary: 'List the rooms that anyone may join',
  description:
    'Newest first. With `q`: rooms whose title has words that start with these, whole words first. Rooms that you are banned from are left out.',
  access: 'signed-in',
  input: z.strictObject({
    q: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .optional()
      .meta({ description: 'Starts of words of the title, 1 to 80 characters' }),
    ...pageInput(cursor),
  }),
  output: ConversationPage,
  refuses: [],
  needs: { rooms: RoomReader, conversations: ConversationReader },
  async handle({ input: { q, ...page }, actor }, { rooms, conversations }) {
    const { items, nextCursor } = await rooms.listed(actor.id, q, page);
    return { items: await conversations.several(actor.id, items), nextCursor };
  },
});
