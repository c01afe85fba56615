import type { Id } from '../../../domain/kernel/id.ts';
import { MessageReacted } from '../../../domain/messaging/published.ts';
import type { SubjectKind } from '../../../domain/notifications/types.ts';
import { ReactionChanged } from '../../../domain/posts/published.ts';
import { GuestAsked, OutfitPlanned } from '../../../domain/wardrobe/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { Concerned } from '../ports.ts';
import { frames, tell, telling } from '../telling.ts';

/** A reaction is told once, whatever it is changed into. */
export const tellOfReactions = subscriber({
  name: 'notifications.tell-of-reactions',
  when: 'projection',
  on: [ReactionChanged, MessageReacted],
  frames,
  needs: telling,
  async handle(event, ports) {
    if (event.data.kind === '') return undefined;
    const [kind, id, recipientId, actorId] =
      event.name === ReactionChanged.eventName
        ? [event.data.subject as SubjectKind, event.data.subjectId, event.data.ownerId, event.data.userId]
        : (['message', event.data.messageId, event.data.senderId, event.data.byId] as const);
    const subject = { kind, id: id as Id };
    const key = `reaction ${id} ${actorId}`;
    return tell(ports, event, [{ recipientId, actorId, type: 'reaction', subject, key }]);
  },
});

/** Who is asked as a guest; and the guests when something is planned to be worn. */
export const tellOfOccasions = subscriber({
  name: 'notifications.tell-of-occasions',
  when: 'projection',
  on: [GuestAsked, OutfitPlanned],
  frames,
  needs: { ...telling, concerned: Concerned },
  async handle(event, { concerned, ...ports }) {
    const { occasionId, ownerId: actorId } = event.data;
    const subject = { kind: 'occasion', id: occasionId } as const;
    const asked = event.name === GuestAsked.eventName;
    const recipientIds = asked ? [event.data.guestId] : await concerned.byOccasion(occasionId);
    const key = asked ? `guest ${occasionId}` : `planned ${occasionId} ${event.data.outfitId}`;
    return tell(
      ports,
      event,
      recipientIds.map((recipientId) => ({ recipientId, actorId, type: 'occasion', subject, key })),
    );
  },
});
