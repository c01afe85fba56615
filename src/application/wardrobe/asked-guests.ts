import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { Guests, Occasion } from '../../domain/wardrobe/occasion.ts';
import { GuestsMustBeFriends } from '../../domain/wardrobe/outfit-errors.ts';
import { GuestAsked } from '../../domain/wardrobe/published.ts';
import type { EventRecorder } from '../kernel/ports.ts';
import type { OwnThings } from './outfit-ports.ts';

interface Ports {
  readonly guests: Guests;
  readonly things: OwnThings;
  readonly recorder: EventRecorder;
}

/**
 * Makes these the guests of an occasion: new ones are asked and must be friends, the others keep their answer, and
 * who is not named is a guest no more. `before` are those that it has.
 */
export async function setGuests(
  { guests, things, recorder }: Ports,
  occasion: Occasion,
  before: readonly UserId[],
  guestIds: readonly UserId[],
  at: Instant,
): Promise<void> {
  const { id: occasionId, ownerId } = occasion;
  const added = guestIds.filter((id) => !before.includes(id));
  const friends = await things.friends(ownerId, added);
  const errors = guestIds.flatMap((id, i) =>
    before.includes(id) || friends.has(id)
      ? []
      : [{ pointer: `/guestIds/${i}`, detail: 'is not a friend of yours' }],
  );
  if (errors.length > 0) throw new GuestsMustBeFriends({ errors });
  const left = before.filter((id) => !guestIds.includes(id));
  if (left.length > 0) guests.remove(occasionId, left);
  if (added.length > 0) guests.ask(occasion, added, at);
  for (const guestId of added) recorder.record(GuestAsked({ occasionId, ownerId, guestId }));
}
