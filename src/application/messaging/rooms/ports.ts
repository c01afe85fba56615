import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { InviteId } from '../../../domain/messaging/invite.ts';
import type { MemberRole } from '../../../domain/messaging/member-role.ts';
import type { Candidate } from '../../../domain/messaging/successor.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { PublicUser } from '../../kernel/public-user.ts';
import type { BanView, InviteView, ListedInvite, ParticipantView, RoomCard } from './views.ts';

/** `banned`: from a room whose card they can see. */
export type AccessToRoom = 'inside' | 'open' | 'invited' | 'banned';

export abstract class RoomAccess {
  /** Undefined if they do not see the room at all. */
  abstract of(roomId: ConversationId, userId: UserId): Promise<AccessToRoom | undefined>;
  /** Of those who are in the room. */
  abstract rolesOf(
    roomId: ConversationId,
    userIds: readonly UserId[],
  ): Promise<ReadonlyMap<UserId, MemberRole>>;
}

export abstract class Successors {
  /** Without `leavingId`: the longest-serving member of each role. */
  abstract candidates(roomId: ConversationId, leavingId: UserId): Promise<readonly Candidate[]>;
}

export abstract class Invitees {
  /** Those whom someone may bring into a room: without a block in between. */
  abstract of(
    actorId: UserId,
    userIds: readonly UserId[],
  ): Promise<readonly { readonly id: UserId; readonly friend: boolean }[]>;
}

/** `term` is the word of the title that matched, when words were searched for. */
export interface RoomCursor {
  readonly id: ConversationId;
  readonly term?: string | undefined;
}

export abstract class RoomReader {
  /** Open public rooms that the viewer is not banned from: the newest first, or those that match `q`. */
  abstract listed(
    viewerId: UserId,
    q: string | undefined,
    page: PageRequest<RoomCursor>,
  ): Promise<Page<ConversationId>>;
  /** Without people who have a block between them and the viewer, as in `bans`. */
  abstract participants(
    viewerId: UserId,
    roomId: ConversationId,
    page: PageRequest<UserId>,
  ): Promise<Page<ParticipantView>>;
  abstract bans(viewerId: UserId, roomId: ConversationId, page: PageRequest<UserId>): Promise<Page<BanView>>;
}

export abstract class InviteReader {
  /** For the person invited, and for members of the room. */
  abstract one(viewerId: UserId, id: InviteId): Promise<InviteView | undefined>;
  /** Unanswered ones to open rooms, newest first. */
  abstract pending(
    viewerId: UserId,
    direction: 'received' | 'sent',
    page: PageRequest<InviteId>,
  ): Promise<Page<ListedInvite>>;
  /** Never changes, so it can be read before the room is locked. Checks no permission. */
  abstract placeOf(
    id: InviteId,
  ): Promise<{ readonly roomId: ConversationId; readonly toId: UserId } | undefined>;
  /** The room of an invite to `toId`, unless a block is between the two. */
  abstract roomOf(id: InviteId, toId: UserId): Promise<ConversationId | undefined>;
}

/** What frames about rooms show, and who gets them. */
export abstract class RoomAudience {
  abstract card(roomId: ConversationId): Promise<RoomCard | undefined>;
  abstract person(userId: UserId): Promise<PublicUser>;
  /** Those whose membership is held while the room is removed. */
  abstract held(roomId: ConversationId): Promise<UserId[]>;
  /** The members, without those who have a block between them and `aboutId`. */
  abstract of(roomId: ConversationId, aboutId?: UserId): Promise<UserId[]>;
}
