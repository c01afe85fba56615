import { InviteAnswered, InviteSent, InviteWithdrawn } from '../../../../domain/messaging/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { inviteAnswered, inviteReceived, inviteWithdrawn } from '../frames.ts';
import { InviteReader } from '../ports.ts';

/** An answer is pushed only while the inviter is still in the room. */
export const pushInvites = subscriber({
  name: 'messaging.push-invites',
  when: 'after-commit',
  on: [InviteSent, InviteAnswered, InviteWithdrawn],
  frames: [inviteReceived, inviteAnswered, inviteWithdrawn],
  needs: { invites: InviteReader },
  async handle(event, { invites }) {
    const { inviteId, roomId, fromId, toId } = event.data;
    if (event.name === InviteWithdrawn.eventName)
      return { push: [toFrame(inviteWithdrawn, event, { id: inviteId, roomId }, [toId])] };
    const [frame, recipient] =
      event.name === InviteSent.eventName ? [inviteReceived, toId] : [inviteAnswered, fromId];
    const invite = await invites.one(recipient, inviteId);
    return invite && { push: [toFrame(frame, event, invite, [recipient])] };
  },
});
