import type { Instant, UserId } from '../kernel/id.ts';
import type { ConversationId, RequestState } from './conversation.ts';
import type { MemberRole } from './member-role.ts';

export interface Membership {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly role: MemberRole;
  /** Earlier messages are not shown. */
  readonly visibleFromSeq: number;
  readonly lastReadSeq: number;
  readonly request: RequestState;
  readonly joinedAt: Instant;
}

export const maxMembers = 1000;
export const maxRooms = 1000;

/** Changed under the lock of the conversation, except for read marks. */
export abstract class Memberships {
  abstract find(conversationId: ConversationId, userId: UserId): Promise<Membership | undefined>;
  /** Counts them too, and changes the version of the list of members. A member's row that exists is a lost race. */
  abstract add(conversationId: ConversationId, memberships: readonly Membership[]): void;
  /** Of someone who is in. Counts as `add` does. */
  abstract remove(conversationId: ConversationId, userId: UserId): void;
  /**
   * Puts the memberships of everyone but the owner aside, while a room is removed. Counts as `add` does, like
   * `giveBack`.
   */
  abstract hold(conversationId: ConversationId): void;
  /**
   * Brings held members back: not those whose account is deleted, and not those who were banned since, or have a block
   * with the owner since.
   */
  abstract giveBack(conversationId: ConversationId, since: Instant): void;
  /** Takes everyone out of a removed room, for good. */
  abstract dropAll(conversationId: ConversationId): void;
  /** Deletes what is held: of one person, or of everyone. */
  abstract dropHeld(conversationId: ConversationId, userId?: UserId): void;
  /** Those of them who are in `maxRooms` open rooms. */
  abstract inTooManyRooms(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  abstract setRole(conversationId: ConversationId, userId: UserId, role: MemberRole): void;
  abstract setRequest(conversationId: ConversationId, userId: UserId, request: RequestState): void;
  /** Moves each sender's read mark to what they wrote, and accepts their requests. */
  abstract markWritten(
    written: readonly {
      readonly conversationId: ConversationId;
      readonly senderId: UserId;
      readonly seq: number;
    }[],
  ): void;
  /** Moves the read mark forward, never back. @returns whether it moved */
  abstract markRead(conversationId: ConversationId, userId: UserId, seq: number): Promise<boolean>;
}
