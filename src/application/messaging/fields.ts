import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import type { ConversationId } from '../../domain/messaging/conversation.ts';
import type { InviteId } from '../../domain/messaging/invite.ts';
import { roles } from '../../domain/messaging/member-role.ts';
import { type MessageId, refKinds } from '../../domain/messaging/message.ts';
import { idField, proseField } from '../kernel/fields.ts';

export const conversationIdField = idField<ConversationId>().meta({
  description: 'The conversation, a room or a direct one',
});
export const roomIdField = idField<ConversationId>().meta({ description: 'The room' });
export const messageIdField = idField<MessageId>().meta({ description: 'The message' });
export const inviteIdField = idField<InviteId>().meta({ description: 'The invite' });

export const messageText = proseField(4000).meta({ description: 'At most 4,000 characters' });
/** In the order in which they are shown. */
export const messageRefs = z
  .array(
    z
      .strictObject({
        kind: z.enum(refKinds).meta({ description: 'What it is' }),
        id: idField<Id>().meta({ description: 'Of a thing that you can see; a wear must be your own' }),
      })
      .meta({ id: 'MessageRef' }),
  )
  .max(10)
  .refine(
    (refs) => new Set(refs.map(({ id }) => id)).size === refs.length,
    'must not refer to anything twice',
  )
  .meta({ description: 'At most ten things of wardrobes, each once, in the order in which they are shown' });
export const roomTitle = proseField(80).min(1).meta({ description: '1 to 80 characters' });
export const roomDescription = proseField(500).meta({ description: 'At most 500 characters' });
export const RoomVisibilityField = z.enum(['public', 'private']).meta({
  id: 'RoomVisibility',
  description: 'A public room is listed and open to everyone, a private one to people invited',
});
export const MemberRoleField = z.enum(roles).meta({
  id: 'MemberRole',
  description: 'A room has one owner, and any number of moderators and members',
});

/** A position in a conversation. */
export const seqOut = z.int().min(0);
