import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Guests } from '../../../domain/wardrobe/occasions/invitation.ts';
import type { Occasion } from '../../../domain/wardrobe/occasions/occasion.ts';
import type { Invitations } from './ports.ts';

interface Ports {
  readonly guests: Guests;
  readonly invitations: Invitations;
}

/** `current` are the guests that the occasion has now. */
export async function setGuests(
  { guests, invitations }: Ports,
  occasion: Occasion,
  guestIds: readonly UserId[],
  current: readonly UserId[],
  at: Instant,
): Promise<void> {
  const invited = guestIds.filter((id) => !current.includes(id));
  const eligible = await invitations.eligibleGuests(occasion.ownerId, invited);
  const { added, removed } = occasion.setGuests(guestIds, current, eligible);
  if (removed.length > 0) guests.remove(occasion.id, removed);
  if (added.length > 0) guests.invite(occasion, added, at);
}
