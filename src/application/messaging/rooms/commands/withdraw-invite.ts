import { z } from 'zod';
import { InviteAnsweredAlready, InviteNotFound, RoleTooLow } from '../../../../domain/messaging/errors.ts';
import { Invites } from '../../../../domain/messaging/invite.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { inviteIdField } from '../../fields.ts';
import { lockRoomNeeds } from '../lock-room.ts';
import { InviteReader } from '../ports.ts';

export const withdrawInvite = command({
  name: 'messaging.withdraw-invite',
  summary: 'Withdraw an invite to a room',
  description:
    'For the person who sent it, and for the owner and moderators of the room, while it is pending. Its notification is removed.',
  access: 'signed-in',
  input: z.strictObject({ inviteId: inviteIdField }),
  output: Nothing,
  refuses: [InviteNotFound, InviteAnsweredAlready, RoleTooLow],
  needs: { ...lockRoomNeeds, invites: Invites, reader: InviteReader },
  async handle({ input: { inviteId }, actor }, { conversations, access, invites, reader }) {
    const place = await reader.placeOf(inviteId);
    if (!place) throw new InviteNotFound();
    await conversations.lock([place.roomId]);
    const role = (await access.rolesOf(place.roomId, [actor.id])).get(actor.id);
    // Read again under the lock: the invite may have been replaced, answered or removed.
    const invite = await invites.find(place.roomId, place.toId);
    if (invite?.id !== inviteId) throw new InviteNotFound();
    invite.withdraw({ userId: actor.id, role });
    invites.remove(invite);
    return nothing;
  },
});
