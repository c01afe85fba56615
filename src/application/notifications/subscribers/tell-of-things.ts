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
  when: 'later',
  hears: [ReactionChanged, MessageReacted],
  frames,
  needs: telling,
  async handle(fact, ports) {
    if (fact.data.kind === '') return undefined;
    const [kind, id, recipientId, actorId] =
      fact.name === ReactionChanged.eventName
        ? [fact.data.subject as SubjectKind, fact.data.subjectId, fact.data.ownerId, fact.data.userId]
        : (['message', fact.data.messageId, fact.data.senderId, fact.data.byId] as const);
    const subject = { kind, id: id as Id };
    const key = `reaction ${id} ${actorId}`;
    return tell(ports, fact, [{ recipientId, actorId, type: 'reaction', subject, key }]);
  },
});

/** Who is asked as a guest; and the guests when something is planned to be worn. */
export const tellOfOccasions = subscriber({
  name: 'notifications.tell-of-occasions',
  when: 'later',
  hears: [GuestAsked, OutfitPlanned],
  frames,
  needs: { ...telling, concerned: Concerned },
  async handle(fact, { concerned, ...ports }) {
    const { occasionId, ownerId: actorId } = fact.data;
    const subject = { kind: 'occasion', id: occasionId } as const;
    const asked = fact.name === GuestAsked.eventName;
    const recipientIds = asked ? [fact.data.guestId] : await concerned.byOccasion(occasionId);
    const key = asked ? `guest ${occasionId}` : `planned ${occasionId} ${fact.data.outfitId}`;
    return tell(
      ports,
      fact,
      recipientIds.map((recipientId) => ({ recipientId, actorId, type: 'occasion', subject, key })),
    );
  },
});
