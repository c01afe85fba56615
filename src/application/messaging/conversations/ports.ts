import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId, ConversationKind } from '../../../domain/messaging/conversation.ts';
import type { DirectMessageTarget } from '../../../domain/messaging/direct-message-policy.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { ChangedConversation, ConversationView } from './views.ts';

export interface ConversationCursor {
  readonly at: number;
  readonly id: ConversationId;
}

/** For members; a room's card also for those who may join it or are invited. */
export abstract class ConversationReader {
  abstract one(viewerId: UserId, id: ConversationId): Promise<ConversationView | undefined>;
  /** Those that the viewer may see, in the order of `ids`. */
  abstract several(viewerId: UserId, ids: readonly ConversationId[]): Promise<ConversationView[]>;
  abstract latest(viewerId: UserId, page: PageRequest<ConversationCursor>): Promise<Page<ConversationView>>;
  /** The direct conversation of two people. */
  abstract between(viewerId: UserId, peerId: UserId): Promise<ConversationId | undefined>;
  /** Undefined unless the viewer is a member. */
  abstract unread(
    viewerId: UserId,
    id: ConversationId,
  ): Promise<{ readonly unread: number; readonly kind: ConversationKind } | undefined>;
}

export abstract class ChangedConversations {
  /**
   * The viewer's conversations whose last change was made at `since` or later, in the order of that time, then of id.
   * A change may be committed a little after the time that it carries.
   */
  abstract since(
    viewerId: UserId,
    since: Instant,
    page: PageRequest<ConversationCursor>,
  ): Promise<Page<ChangedConversation>>;
}

/** What the direct-message policy decides upon. */
export abstract class DirectMessageTargets {
  abstract find(viewerId: UserId, userId: UserId): Promise<DirectMessageTarget | undefined>;
}

/** How many people someone may invite, to rooms and by message requests alike: 200 an hour. */
export abstract class InviteLimit {
  /** Throws `TooManyRequests`. */
  abstract take(actorId: UserId, people: number): Promise<void>;
}

export abstract class ReadMarks {
  /** How far a member has read, and the members to tell: none with a block in between, or where either keeps read marks to themselves; in rooms above 100 only themselves. */
  abstract of(
    conversationId: ConversationId,
    userId: UserId,
  ): Promise<{ readonly seq: number; readonly to: readonly UserId[] } | undefined>;
}
