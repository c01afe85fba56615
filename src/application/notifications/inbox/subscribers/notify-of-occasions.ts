import { GuestAsked, OutfitPlanned } from '../../../../domain/wardrobe/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';
import { EventAudience } from '../ports.ts';

/** Notifies invited guests, and all guests of planned outfits. */
export const notifyOfOccasions = subscriber({
  name: 'notifications.tell-of-occasions',
  when: 'projection',
  on: [GuestAsked, OutfitPlanned],
  frames,
  needs: { ...notifyPorts, audience: EventAudience },
  async handle(event, { audience, ...ports }) {
    const { occasionId, ownerId: actorId } = event.data;
    const subject = { kind: 'occasion', id: occasionId } as const;
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
