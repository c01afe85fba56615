import { z } from 'zod';
import { NotTheSender } from '../../../domain/messaging/errors.ts';
import { leads, Memberships } from '../../../domain/messaging/membership.ts';
import { MessageEdits, type MessageId, MessageReactions } from '../../../domain/messaging/message.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { admitChange, hold, needs, refusals } from '../changing.ts';
import { Attachments } from '../ports.ts';

const { reader: _, ...holding } = needs;

export const deleteMessage = command({
  name: 'messaging.delete-message',
  summary: 'Take back a message',
  description:
    'Its place stays, empty: files, references, reactions and what it said before go with the text. Yours at any ' +
    "time, also where nothing can be written any more; others' by the owner and the moderators of a room.",
  access: 'signed-in',
  input: z.strictObject({ messageId: idField<MessageId>() }),
  output: Nothing,
  refuses: [...refusals, NotTheSender],
  needs: {
    ...holding,
    memberships: Memberships,
    attachments: Attachments,
    edits: MessageEdits,
    reactions: MessageReactions,
  },
  async handle({ input: { messageId }, actor }, ports) {
    const held = await hold(ports, actor.id, messageId);
    const { message, timeline } = held;
    const own = message.senderId === actor.id;
    if (!own) admitChange(held);
    const mine = own ? undefined : await ports.memberships.find(timeline.id, actor.id);
    const moderating = timeline.kind === 'room' && mine !== undefined && leads(mine.role);
    if (!message.delete(actor.id, moderating, ports.clock.now(), () => timeline.nextChange())) return nothing;
    ports.attachments.detach([messageId]);
    ports.edits.forget(messageId);
    ports.reactions.forget(messageId);
    ports.timelines.save([{ timeline }]);
    return nothing;
  },
});
