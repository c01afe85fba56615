import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { mentionedIn } from '../../../domain/kernel/mentions.ts';
import {
  EditTooLate,
  MessageIsDeleted,
  NothingSaid,
  NotTheSender,
} from '../../../domain/messaging/errors.ts';
import { MessageEdits, type MessageId } from '../../../domain/messaging/message.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { admitChange, hold, needs, refusals, shown } from '../changing.ts';
import { MentionedMembers } from '../ports.ts';
import { messageText } from '../text.ts';
import { MessageView } from '../views.ts';

export const editMessage = command({
  name: 'messaging.edit-message',
  summary: 'Change the text of a message of yours',
  description: 'For 15 minutes after it was sent. What it said before is kept, for whoever sees the message.',
  access: 'signed-in',
  input: z.strictObject({ messageId: idField<MessageId>(), text: messageText }),
  output: MessageView,
  refuses: [...refusals, NotTheSender, EditTooLate, MessageIsDeleted, NothingSaid],
  needs: { ...needs, edits: MessageEdits, mentioned: MentionedMembers },
  async handle({ input: { messageId, text }, actor }, ports) {
    const held = await hold(ports, actor.id, messageId);
    admitChange(held);
    const { message, timeline } = held;
    const { conversationId } = message;
    const usernames = mentionedIn(text);
    const mentions =
      usernames.length === 0
        ? []
        : await ports.mentioned.resolve({ conversationId, senderId: actor.id }, usernames);
    const mentionIds = mentions.map(({ id }) => id as UserId);
    const at = ports.clock.now();
    const before = message.edit(actor.id, { text, mentionIds }, at, () => timeline.nextChange());
    if (before === undefined) return;
    ports.edits.keep({ messageId, changeSeq: timeline.lastChangeSeq, text: before, at });
    ports.timelines.save([{ timeline }]);
  },
  answer: (_done, { input: { messageId }, actor }, ports) => shown(ports, actor.id, messageId),
});
