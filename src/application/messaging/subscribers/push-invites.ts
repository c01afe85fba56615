import { InviteAnswered, InviteSent } from '../../../domain/messaging/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { inviteAnswered, inviteReceived } from '../room-frames.ts';
import { InviteReader } from '../room-ports.ts';

/** To the one of the two who did not do it: an answer reaches who is still in the room alone. */
export const pushInvites = subscriber({
  name: 'messaging.push-invites',
  when: 'after-commit',
  on: [InviteSent, InviteAnswered],
  frames: [inviteReceived, inviteAnswered],
  needs: { invites: InviteReader },
  async handle(event, { invites }) {
    const { inviteId, fromId, toId } = event.data;
    const [frame, reader] =
      event.name === InviteSent.eventName ? [inviteReceived, toId] : [inviteAnswered, fromId];
    const invite = await invites.one(reader, inviteId);
    return invite && { push: [toFrame(frame, event, invite, [reader])] };
  },
});
