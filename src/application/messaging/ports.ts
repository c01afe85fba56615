import type { Relation } from '../../domain/access/policy.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { MemberRole, RequestState } from '../../domain/messaging/membership.ts';
import type { AttachedId, ClientId, MessageId, Ref } from '../../domain/messaging/message.ts';
import type { ConversationId, Standing, Timeline } from '../../domain/messaging/timeline.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { PublicUser } from '../kernel/public-user.ts';
import type { FileView } from '../media/views.ts';
import type { RefView } from '../posts/views.ts';
import type { ConversationView, EditView, FramedMessage, ShownMessage } from './views.ts';

export interface Writing {
  readonly conversationId: ConversationId;
  readonly senderId: UserId;
}

/** Someone who is in a conversation, as they write in it. */
export interface Writer extends Standing {
  readonly conversationId: ConversationId;
  readonly request: RequestState;
  /** What they make public is for anyone whom no block keeps apart from them. */
  readonly isPublic: boolean;
  readonly card: PublicUser;
}

/** Who writes, asked under the conversations' locks: those who are not in are not among them. */
export abstract class Writers {
  abstract of(writing: readonly Writing[]): Promise<readonly Writer[]>;
}

/** Who is told of what happens in a conversation, right now. */
export abstract class Readers {
  /** Its members, as the lock that `timeline` was opened under knows them. */
  abstract members(timeline: Pick<Timeline, 'id' | 'membersVersion'>): Promise<readonly UserId[]>;
  /** The members who see a message, whatever blocks are between in a room. */
  abstract seeing(messageId: MessageId): Promise<readonly UserId[]>;
  /** The other members who hear of what someone does here, as far as no block is between; of one who is not in, none. */
  abstract others(id: ConversationId, userId: UserId): Promise<readonly UserId[]>;
  /** How far conversations have come, with their members. */
  abstract heads(ids: readonly ConversationId[]): Promise<
    readonly {
      readonly conversationId: ConversationId;
      readonly lastChangeSeq: number;
      readonly to: readonly UserId[];
    }[]
  >;
  /** Those who have blocked one of these, or are blocked by them. */
  abstract apart(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, ReadonlySet<UserId>>>;
}

/** Who is writing right now; never stored. */
export abstract class Typing {
  /** Ends by itself after 6 s. Others are told every 2 s at most. */
  abstract start(id: ConversationId, userId: UserId): Promise<void>;
  abstract stop(id: ConversationId, userId: UserId): Promise<void>;
}

/** Where something was pushed: its members are told how far it has come, once it is quiet. */
export abstract class Heads {
  abstract changed(id: ConversationId): void;
}

/** Who knows of whom whether they are here: friends, and people who have written to each other. */
export abstract class Acquaintances {
  /** Undefined where the viewer is none, and has no business to know. */
  abstract lastSeen(viewerId: UserId, userId: UserId): Promise<Instant | undefined>;
  abstract of(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, readonly UserId[]>>;
}

/** How far someone has read, and which other members are told: those whom no block keeps apart from them. */
export abstract class ReadMarks {
  /** With whom it concerns: the members, and of a large room the reader alone. */
  abstract of(
    conversationId: ConversationId,
    userId: UserId,
  ): Promise<{ readonly seq: number; readonly to: readonly UserId[] } | undefined>;
}

/** What was sent already, by the ids that its senders' clients gave it. */
export abstract class SentMessages {
  abstract find(
    sent: readonly (Writing & { readonly clientId: ClientId })[],
  ): Promise<readonly (Writing & { readonly clientId: ClientId; readonly id: MessageId })[]>;
  /** Whether the sender may answer this one: it is of this conversation, and they see it. */
  abstract mayAnswer(writer: Writer, id: MessageId): Promise<boolean>;
}

/** Finds the members whom a text mentions, as far as its author can reach them. */
export abstract class MentionedMembers {
  abstract resolve(writing: Writing, usernames: readonly string[]): Promise<PublicUser[]>;
}

/** What of wardrobes messages may refer to. */
export abstract class Referable {
  /**
   * Throws `RefNotFound` unless the writer may see each; of diaries, none but their own.
   * @returns those that every reader of the message may see, for its frame
   */
  abstract require(writer: Writer, refs: readonly Ref[]): Promise<RefView[]>;
}

/** Files that messages carry. Part of the current unit of work. */
export abstract class Attachments {
  /** Throws `FileNotFound` unless each is the sender's own and ready. */
  abstract attach(id: MessageId, senderId: UserId, fileIds: readonly AttachedId[]): Promise<FileView[]>;
  /** Messages that show nothing any more. */
  abstract detach(ids: readonly MessageId[]): void;
}

export type Range =
  | { readonly before: number; readonly limit: number }
  | { readonly after: number; readonly limit: number };

/** Messages as a member may see them; for anyone else there are none. */
export abstract class MessageReader {
  abstract one(viewerId: UserId, id: MessageId): Promise<ShownMessage | undefined>;
  /** Those next to a `seq`, in rising order; undefined for who is not in. */
  abstract range(
    viewerId: UserId,
    id: ConversationId,
    range: Range,
  ): Promise<readonly ShownMessage[] | undefined>;
  /** As they are now, in the order of their last change; undefined for who is not in. */
  abstract changes(
    viewerId: UserId,
    id: ConversationId,
    after: number,
    limit: number,
  ): Promise<{ readonly items: readonly ShownMessage[]; readonly head: number } | undefined>;
  /** As every reader sees it, for frames. */
  abstract framed(id: MessageId): Promise<FramedMessage | undefined>;
  /** What it said before, the latest first; undefined for who does not see it. */
  abstract edits(
    viewerId: UserId,
    id: MessageId,
    page: PageRequest<number>,
  ): Promise<Page<EditView> | undefined>;
}

export interface LatestKey {
  readonly at: number;
  readonly id: ConversationId;
}

/** Whom someone may bring into a room: those whom they reach, with whether they are friends. */
export abstract class Invitees {
  abstract of(
    actorId: UserId,
    userIds: readonly UserId[],
  ): Promise<readonly { readonly id: UserId; readonly friend: boolean }[]>;
}

/**
 * How someone stands before a room; undefined where they do not even see it. `banned`: from a room whose card
 * they see.
 */
export type Door = 'inside' | 'open' | 'invited' | 'banned' | undefined;
export abstract class Doors {
  abstract of(roomId: ConversationId, userId: UserId): Promise<Door>;
  /** The role of who is inside. */
  abstract roleIn(roomId: ConversationId, userId: UserId): Promise<MemberRole | undefined>;
}

/** Who owns a room next: the longest-serving moderator, else member. */
export abstract class Heirs {
  abstract next(roomId: ConversationId): Promise<UserId | undefined>;
}

export abstract class ConversationReader {
  /** To its members; a room's card also to whoever may join it, or is invited. */
  abstract one(viewerId: UserId, id: ConversationId): Promise<ConversationView | undefined>;
  /** The same for several; those that are there, in the order asked. */
  abstract several(viewerId: UserId, ids: readonly ConversationId[]): Promise<ConversationView[]>;
  abstract latest(viewerId: UserId, page: PageRequest<LatestKey>): Promise<Page<ConversationView>>;
  /** The direct conversation of two people, if there is one. */
  abstract between(viewerId: UserId, peerId: UserId): Promise<ConversationId | undefined>;
  /** Undefined for who is not in. */
  abstract unread(viewerId: UserId, id: ConversationId): Promise<number | undefined>;
}

/** Direct conversations: one for a pair of people. */
export abstract class Directs {
  abstract find(a: UserId, b: UserId): Promise<ConversationId | undefined>;
  /** There being one already means a lost race. */
  abstract add(direct: {
    readonly id: ConversationId;
    readonly openerId: UserId;
    readonly peerId: UserId;
    readonly request: boolean;
    readonly at: number;
  }): void;
}

export interface Addressee {
  readonly relation: Relation;
  readonly directMessages: 'everyone' | 'followers' | 'friends' | 'nobody';
  /** The addressee follows the one who writes. */
  readonly followsBack: boolean;
}

/** How someone stands to a person whom they want to write to. */
export abstract class Addressees {
  abstract find(viewerId: UserId, userId: UserId): Promise<Addressee | undefined>;
}
