import { z } from 'zod';
import { mayReach } from '../../../../domain/access/policy.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { DirectConversation, DirectConversations } from '../../../../domain/messaging/direct-conversation.ts';
import {
  ConversationNotFound,
  MessagesNotWanted,
  NotYourself,
  UserNotFound,
} from '../../../../domain/messaging/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { ConversationReader, DirectMessageTargets, InviteLimit } from '../ports.ts';
import { OpenedConversation } from '../views.ts';

export const openDirect = command({
  name: 'messaging.open-direct',
  summary: 'Open the direct conversation with someone',
  description:
    'Two people have one. Whether you may open it depends on their settings; if you are new to them, it arrives as a request, counts as an invite, and takes one message of text until they accept.',
  access: 'signed-in',
  input: z
    .strictObject({ userId: idField<UserId>().meta({ description: 'The other person' }) })
    .meta({ id: 'OpenDirect' }),
  output: OpenedConversation,
  refuses: [UserNotFound, NotYourself, MessagesNotWanted, ConversationNotFound],
  needs: {
    targets: DirectMessageTargets,
    directs: DirectConversations,
    limit: InviteLimit,
    reader: ConversationReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { userId: peerId }, actor }, { targets, directs, limit, ids, clock }) {
    if (peerId === actor.id) throw new NotYourself();
    const existing = await directs.find(actor.id, peerId);
    const target = await targets.find(actor.id, peerId);
    if (!target || !mayReach(target.relation)) throw new UserNotFound();
    if (existing) return { id: existing, opened: false };
    const id = ids.next<ConversationId>();
    const direct = DirectConversation.open({ id, openerId: actor.id, peerId, target, at: clock.now() });
    if (direct.request === 'pending') await limit.take(actor.id, 1);
    directs.add(direct);
    return { id, opened: true };
  },
  async answer({ id, opened }, { actor }, { reader }) {
    const conversation = await reader.one(actor.id, id);
    if (!conversation) throw new ConversationNotFound();
    return { ...conversation, opened };
  },
});
