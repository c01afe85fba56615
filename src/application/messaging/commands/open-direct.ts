import { z } from 'zod';
import { mayReach } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import {
  ConversationNotFound,
  MessagesNotWanted,
  NotYourself,
  UserNotFound,
} from '../../../domain/messaging/errors.ts';
import { DirectOpened } from '../../../domain/messaging/published.ts';
import type { ConversationId } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder, Ids } from '../../kernel/ports.ts';
import { type Addressee, Addressees, ConversationReader, Directs } from '../ports.ts';
import { ConversationView } from '../views.ts';

export const openDirect = command({
  name: 'messaging.open-direct',
  summary: 'Open the direct conversation with someone',
  description:
    'There is one for a pair of people. Who may open it is a setting of the other one; who is new to them arrives as a request.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: ConversationView.extend({
    opened: z.boolean().meta({ description: 'By this call: it was not there before' }),
  }),
  refuses: [UserNotFound, NotYourself, MessagesNotWanted, ConversationNotFound],
  needs: {
    addressees: Addressees,
    directs: Directs,
    reader: ConversationReader,
    recorder: EventRecorder,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { userId }, actor }, { addressees, directs, recorder, ids, clock }) {
    if (userId === actor.id) throw new NotYourself();
    const standing = await directs.find(actor.id, userId);
    const addressee = await addressees.find(actor.id, userId);
    if (!addressee || !mayReach(addressee.relation)) throw new UserNotFound();
    if (standing) return { id: standing, opened: false };
    if (!mayOpen(addressee)) throw new MessagesNotWanted();
    const request = !addressee.relation.friend && !addressee.followsBack;
    const id = ids.next<ConversationId>();
    directs.add({ id, openerId: actor.id, peerId: userId, request, at: clock.now() });
    recorder.record(DirectOpened({ conversationId: id, openerId: actor.id, peerId: userId, request }));
    return { id, opened: true };
  },
  async answer({ id, opened }, { actor }, { reader }) {
    const conversation = await reader.one(actor.id, id);
    if (!conversation) throw new ConversationNotFound();
    return { ...conversation, opened };
  },
});

/** As their setting says; friends may always, unless nobody may. */
function mayOpen({ relation, directMessages }: Addressee): boolean {
  switch (directMessages) {
    case 'everyone':
      return true;
    case 'followers':
      return relation.follows || relation.friend;
    case 'friends':
      return relation.friend;
    case 'nobody':
      return false;
  }
}
