import type { UserId } from '../kernel/id.ts';
import type { MemberRole } from './member-role.ts';

export interface Member {
  readonly userId: UserId;
  readonly role: MemberRole;
}

/** Someone whom a member acts on. */
export interface Target {
  readonly userId: UserId;
  /** Undefined unless they are in the room. */
  readonly role: MemberRole | undefined;
}

/** Someone who wants to join. */
export interface Joiner {
  readonly userId: UserId;
  readonly inTooManyRooms: boolean;
}
