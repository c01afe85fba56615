import { permits } from '../access/policy.ts';
import type { Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import type { ConversationId, RequestState } from './conversation.ts';
import { arrivesAsRequest, type DirectMessageTarget } from './direct-message-policy.ts';
import { MessagesNotWanted } from './errors.ts';
import { DirectOpened } from './published.ts';

interface Opening {
  readonly id: ConversationId;
  readonly openerId: UserId;
  readonly peerId: UserId;
  readonly target: DirectMessageTarget;
  readonly at: Instant;
}

/** The conversation of two people, as it is opened. Once it exists, `Conversation` says who may write there. */
export class DirectConversation {
  readonly id: ConversationId;
  readonly openerId: UserId;
  readonly peerId: UserId;
  /** Whether the peer has to accept the opener first. */
  readonly request: RequestState;
  readonly openedAt: Instant;

  private constructor({ id, openerId, peerId, target, at }: Opening) {
    this.id = id;
    this.openerId = openerId;
    this.peerId = peerId;
    this.request = arrivesAsRequest(target) ? 'pending' : 'open';
    this.openedAt = at;
  }

  static open(opening: Opening): DirectConversation {
    const { relation, directMessages } = opening.target;
    if (!permits(directMessages, relation)) throw new MessagesNotWanted();
    const direct = new DirectConversation(opening);
    const { id: conversationId, openerId, peerId, request } = direct;
    record(direct, DirectOpened({ conversationId, openerId, peerId, request: request === 'pending' }));
    return direct;
  }
}

export abstract class DirectConversations {
  /** Locked, if there is one: the same for both. */
  abstract find(a: UserId, b: UserId): Promise<ConversationId | undefined>;
  /** A pair that has one already is a lost race. */
  abstract add(direct: DirectConversation): void;
}
