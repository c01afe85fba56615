import { IsRemoved } from '../access/removal.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import {
  ConversationClosed,
  ConversationNotFound,
  RequestNotAccepted,
  RequestTakesTextOnly,
  RoomIsClosed,
} from './errors.ts';
import { RequestAnswered } from './published.ts';

export type ConversationId = Id<'Conversation'>;
export type ConversationKind = 'direct' | 'room';
/** Of a direct conversation: `pending` until the addressee answers someone who is new to them. */
export type RequestState = 'open' | 'pending' | 'declined';

export interface ConversationState {
  readonly id: ConversationId;
  readonly kind: ConversationKind;
  readonly lastSeq: number;
  readonly lastChangeSeq: number;
  readonly changedAt: Instant;
  readonly membersVersion: number;
  readonly memberCount: number;
  readonly lastAt: Instant;
  readonly closedAt: Instant | null;
  /** A room that a moderator of the service removed. */
  readonly isRemoved: boolean;
}

/** A member, as far as it matters for writing in a conversation. */
export interface Sender {
  readonly userId: UserId;
  readonly visibleFromSeq: number;
  readonly request: RequestState;
  /** In a direct conversation: the peer's account is deleted, a block is between the two, or the peer declined. */
  readonly unreachable: boolean;
  /** In a direct conversation: the peer has not accepted their request, and is neither their friend nor follows them. */
  readonly isStranger: boolean;
}

/** What a message is made of, as far as it matters for whether it may be sent. */
export interface Content {
  readonly fileIds: readonly unknown[];
  readonly refs: readonly unknown[];
}

/**
 * What rooms and direct conversations have in common, held under the lock of its row: who may write, and the order.
 * Each message takes the next `seq`; each change of a message, and each new one, the next `changeSeq`. So neither has
 * gaps, and everyone sees the same order.
 */
export class Conversation {
  readonly id: ConversationId;
  readonly kind: ConversationKind;
  readonly membersVersion: number;
  readonly memberCount: number;
  readonly #closedAt: Instant | null;
  readonly #isRemoved: boolean;
  #lastSeq: number;
  #lastChangeSeq: number;
  #changedAt: Instant;
  #lastAt: Instant;
  /** Those whose first message here answered a request. */
  #accepted: Set<UserId> | undefined;

  constructor(state: ConversationState) {
    this.id = state.id;
    this.kind = state.kind;
    this.membersVersion = state.membersVersion;
    this.memberCount = state.memberCount;
    this.#closedAt = state.closedAt;
    this.#isRemoved = state.isRemoved;
    this.#lastSeq = state.lastSeq;
    this.#lastChangeSeq = state.lastChangeSeq;
    this.#changedAt = state.changedAt;
    this.#lastAt = state.lastAt;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get lastChangeSeq(): number {
    return this.#lastChangeSeq;
  }

  /** When `lastChangeSeq` was taken. Never goes back, even if the clock of another process is ahead. */
  get changedAt(): Instant {
    return this.#changedAt;
  }

  /** When its newest message was sent; when it was opened, if there is none. */
  get lastAt(): Instant {
    return this.#lastAt;
  }

  /** Throws unless `sender` may write here now. */
  assertAccepts(sender: Sender): void {
    if (this.#isRemoved) throw new IsRemoved();
    if (this.#closedAt !== null) throw new RoomIsClosed();
    if (sender.unreachable) throw new ConversationClosed();
  }

  /** Throws unless `sender` may send this now: a stranger one message of text, until their request is accepted. */
  assertAcceptsMessage(sender: Sender, { fileIds, refs }: Content): void {
    this.assertAccepts(sender);
    if (!sender.isStranger) return;
    // A message of the peer would have accepted the request, so these are the sender's.
    if (this.#lastSeq > 0) throw new RequestNotAccepted();
    if (fileIds.length + refs.length > 0) throw new RequestTakesTextOnly();
  }

  /** Throws unless `sender` may change messages here: after declining a request they have to write first. */
  assertAcceptsChanges(sender: Sender): void {
    this.assertAccepts(sender);
    if (sender.request === 'declined') throw new ConversationClosed();
  }

  /** Takes the place of a new message. Writing accepts a request that waits for the sender's answer. */
  append(
    sender: Sender,
    content: Content,
    at: Instant,
  ): { readonly seq: number; readonly changeSeq: number } {
    this.assertAcceptsMessage(sender, content);
    if (sender.request !== 'open') this.#acceptOnce(sender.userId);
    this.#lastAt = at;
    return { seq: ++this.#lastSeq, changeSeq: this.nextChange(at) };
  }

  /** Takes the place of a change of a message. */
  nextChange(at: Instant): number {
    this.#changedAt = Math.max(this.#changedAt, at);
    return ++this.#lastChangeSeq;
  }

  /** @returns whether this is a new answer; a later one replaces it */
  answerRequest(
    member: { readonly userId: UserId; readonly request: RequestState },
    answer: 'open' | 'declined',
  ): boolean {
    if (this.kind !== 'direct') throw new ConversationNotFound();
    if (member.request === answer) return false;
    this.#recordAnswer(member.userId, answer === 'open');
    return true;
  }

  #acceptOnce(userId: UserId): void {
    this.#accepted ??= new Set();
    if (this.#accepted.has(userId)) return;
    this.#accepted.add(userId);
    this.#recordAnswer(userId, true);
  }

  #recordAnswer(userId: UserId, accepted: boolean): void {
    record(this, RequestAnswered({ conversationId: this.id, userId, accepted }));
  }
}

export abstract class Conversations {
  /** Locks those that exist until the unit of work ends, in the order of their ids to avoid deadlocks. */
  abstract lock(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Conversation>>;
  /** As `lock`, without those that another transaction has locked. */
  abstract lockFree(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Conversation>>;
  /** Stores `lastSeq`, `lastChangeSeq`, `changedAt` and `lastAt`. */
  abstract save(conversations: readonly Conversation[]): void;
}
