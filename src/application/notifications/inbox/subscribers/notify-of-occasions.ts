import { GuestAnswered, GuestAsked, OutfitPlanned } from '../../../../domain/wardrobe/published.ts';
import { notifier } from '../notify.ts';
import { EventAudience } from '../ports.ts';

/** Notifies invited guests, all guests of planned outfits, and the host of answers. */
export const notifyOfOccasions = notifier({
  name: 'notifications.tell-of-occasions',
  on: [GuestAsked, GuestAnswered, OutfitPlanned],
  needs: { audience: EventAudience },
  async requests({ id, name, data }, { audience }) {
    const { occasionId, ownerId: actorId } = data;
    const about = { type: 'occasion', subject: { kind: 'occasion', id: occasionId } } as const;
    if (name === GuestAnswered.eventName)
      return [{ recipientId: actorId, actorId: data.guestId, key: `answer ${id}`, ...about }];
    const isInvitation = name === GuestAsked.eventName;
    const recipientIds = isInvitation ? [data.guestId] : await audience.ofOccasion(occasionId);
    const key = isInvitation ? `guest ${occasionId}` : `planned ${occasionId} ${data.outfitId}`;
    return recipientIds.map((recipientId) => ({ recipientId, actorId, key, ...about }));
  },
});
