import type { UserId } from '../../domain/kernel/id.ts';
import type { InviteId } from '../../domain/messaging/invite.ts';
import type { MessageId } from '../../domain/messaging/message.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { PublicUser } from '../kernel/public-user.ts';
import type { BanView, InviteView, RoomCard } from './room-views.ts';
import type { ParticipantView } from './views.ts';

/** Where a list of rooms goes on; `term` is the word that was found, where words were looked for. */
export interface ListedKey {
  readonly id: ConversationId;
  readonly term?: string | undefined;
}

export abstract class RoomLists {
  /** Open public rooms that the viewer is not banned from: the newest first, or those called `q`. */
  abstract listed(
    viewerId: UserId,
    q: string | undefined,
    page: PageRequest<ListedKey>,
  ): Promise<Page<ConversationId>>;
  /** Without whom a block keeps apart from the viewer; so the bans. */
  abstract participants(
    viewerId: UserId,
    roomId: ConversationId,
    page: PageRequest<UserId>,
  ): Promise<Page<ParticipantView>>;
  abstract bans(viewerId: UserId, roomId: ConversationId, page: PageRequest<UserId>): Promise<Page<BanView>>;
}

export abstract class InviteReader {
  /** To who is invited, and to members of the room. */
  abstract one(viewerId: UserId, id: InviteId): Promise<InviteView | undefined>;
  /** Those into open rooms that wait for an answer, the newest first. */
  abstract pending(
    viewerId: UserId,
    direction: 'received' | 'sent',
    page: PageRequest<InviteId>,
  ): Promise<Page<InviteView>>;
  /** Where an invite leads to that someone was sent, by a person whom no block keeps apart from them. */
  abstract roomOf(id: InviteId, toId: UserId): Promise<ConversationId | undefined>;
}

/** What frames of rooms are made of. */
export abstract class RoomAudience {
  abstract card(roomId: ConversationId): Promise<RoomCard | undefined>;
  abstract person(userId: UserId): Promise<PublicUser>;
  /** The members; without those whom a block keeps apart from the person whom a frame is about. */
  abstract of(roomId: ConversationId, aboutId?: UserId): Promise<UserId[]>;
}

/** What has to go when an account does, or when one person blocks another. */
export abstract class MessagingPurge {
  abstract roomIds(userId: UserId, limit: number): Promise<ConversationId[]>;
  /** Invites to and from them, at most `limit` of each; answers whether there were any. */
  abstract invitesOf(userId: UserId, limit: number): Promise<boolean>;
  abstract bansOf(userId: UserId): void;
  abstract reactedTo(
    userId: UserId,
    limit: number,
  ): Promise<readonly { readonly id: MessageId; readonly conversationId: ConversationId }[]>;
  /** Takes someone's reactions from messages, each with the `changeSeq` of that. */
  abstract unreact(
    userId: UserId,
    changes: readonly { readonly id: MessageId; readonly changeSeq: number }[],
  ): void;
  /** Invites between two people that wait for an answer. */
  abstract endInvites(one: UserId, other: UserId): void;
}
