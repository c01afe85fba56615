import type { Instant, UserId } from '../kernel/id.ts';
import type { ConversationId } from './timeline.ts';

export const roles = ['owner', 'moderator', 'member'] as const;
export type MemberRole = (typeof roles)[number];
/** Of a direct conversation: `pending` waits for its answer, where the opener is new to the addressee. */
export type RequestState = 'open' | 'pending' | 'declined';

export interface Membership {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly role: MemberRole;
  /** What was said before is not shown. */
  readonly visibleFromSeq: number;
  readonly lastReadSeq: number;
  readonly request: RequestState;
  readonly joinedAt: Instant;
}

/** Owners act on everyone, moderators on mere members. */
export const mayActOn = (actor: MemberRole, target: MemberRole): boolean =>
  (actor === 'owner' && target !== 'owner') || (actor === 'moderator' && target === 'member');

/** Who has a say in who comes and goes, what the room is called, and what of others' words stays. */
export const leads = (role: MemberRole): boolean => role !== 'member';

export const mostMembers = 1000;
export const mostRooms = 1000;

export abstract class Memberships {
  abstract find(conversationId: ConversationId, userId: UserId): Promise<Membership | undefined>;
  /** The member count and the version of the list go with it. Being in already means a lost race. */
  abstract add(conversationId: ConversationId, memberships: readonly Membership[]): void;
  /** Those of them who are in as many rooms as one can be. */
  abstract inTooManyRooms(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** Answers whether they were in. */
  abstract remove(conversationId: ConversationId, userId: UserId): Promise<boolean>;
  abstract setRole(conversationId: ConversationId, userId: UserId, role: MemberRole): void;
  abstract setRequest(conversationId: ConversationId, userId: UserId, request: RequestState): void;
  /** Has read up to what they wrote; and whoever answers someone new lets them in. */
  abstract wrote(
    written: readonly {
      readonly conversationId: ConversationId;
      readonly senderId: UserId;
      readonly seq: number;
    }[],
  ): void;
  /** Moves the read mark forward, never back; answers whether it moved. */
  abstract markRead(conversationId: ConversationId, userId: UserId, seq: number): Promise<boolean>;
}
