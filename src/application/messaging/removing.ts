import type { UserId } from '../../domain/kernel/id.ts';
import { RoleTooLow } from '../../domain/messaging/errors.ts';
import type { Invites } from '../../domain/messaging/invite.ts';
import { type MemberRole, type Memberships, mayActOn } from '../../domain/messaging/membership.ts';
import { RoomLeft } from '../../domain/messaging/published.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';
import type { EventRecorder } from '../kernel/ports.ts';
import type { Doors } from './ports.ts';

interface Ports {
  readonly doors: Doors;
  readonly memberships: Memberships;
  readonly invites: Invites;
  readonly recorder: EventRecorder;
}
interface Removal {
  readonly roomId: ConversationId;
  readonly userId: UserId;
  readonly byId: UserId;
  readonly role: MemberRole;
  readonly how: 'removed' | 'banned';
}

/**
 * Puts someone out of a room, whose timeline is held, as far as the role of who does it allows; their invite goes
 * too, so that they do not come back by it. Answers whether they were in.
 */
export async function putOut(
  { doors, memberships, invites, recorder }: Ports,
  { roomId, userId, byId, role, how }: Removal,
): Promise<boolean> {
  const theirs = await doors.roleIn(roomId, userId);
  if (theirs && !mayActOn(role, theirs)) throw new RoleTooLow();
  const invite = await invites.into(roomId, userId);
  if (invite) invites.remove(invite);
  if (!theirs) return false;
  await memberships.remove(roomId, userId);
  recorder.record(RoomLeft({ roomId, userId, byId, how }));
  return true;
}
