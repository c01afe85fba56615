import { GuestAnswered, GuestAsked, OutfitPlanned } from '../../../../domain/wardrobe/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';
import { EventAudience } from '../ports.ts';

/** Notifies invited guests, all guests of planned outfits, and the host of answers. */
export const notifyOfOccasions = subscriber({
  name: 'notifications.tell-of-occasions',
  when: 'projection',
  on: [GuestAsked, GuestAnswered, OutfitPlanned],
  frames,
  needs: { ...notifyPorts, audience: EventAudience },
  async handle(event, { audience, ...ports }) {
    const { occasionId, ownerId: actorId } = event.data;
    const subject = { kind: 'occasion', id: occasionId } as const;
    if (event.name === GuestAnswered.eventName) {
      const answer = { recipientId: actorId, actorId: event.data.guestId, key: `answer ${event.id}` };
      return notify(ports, event, [{ ...answer, type: 'occasion', subject }]);
    }
    const isInvitation = event.name === GuestAsked.eventName;
    const recipientIds = isInvitation ? [event.data.guestId] : await audience.ofOccasion(occasionId);
    const key = isInvitation ? `guest ${occasionId}` : `planned ${occasionId} ${event.data.outfitId}`;
    return notify(
      ports,
      event,
      recipientIds.map((recipientId) => ({ recipientId, actorId, type: 'occasion', subject, key })),
    );
  },
});
