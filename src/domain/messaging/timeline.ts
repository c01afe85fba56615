import type { Id, Instant, UserId } from '../kernel/id.ts';
import { ConversationClosed, RoomIsClosed } from './errors.ts';

export type ConversationId = Id<'Conversation'>;
export type ConversationKind = 'direct' | 'room';

export interface TimelineState {
  readonly id: ConversationId;
  readonly kind: ConversationKind;
  readonly lastSeq: number;
  readonly lastChangeSeq: number;
  readonly membersVersion: number;
  readonly memberCount: number;
  readonly lastAt: Instant;
  readonly closedAt: Instant | null;
}

/** How someone stands in a conversation that they are in, as far as writing goes. */
export interface Standing {
  readonly userId: UserId;
  readonly visibleFromSeq: number;
  /** Of a direct conversation: the other one is gone, has blocked or been blocked, or declined to hear. */
  readonly unreachable: boolean;
}

/**
 * The order of one conversation, held under its lock: each message takes the next `seq`, each change of any
 * message, new ones too, the next `changeSeq`. So neither has a hole, and the order is the same for everyone.
 */
export class Timeline {
  readonly id: ConversationId;
  readonly kind: ConversationKind;
  readonly membersVersion: number;
  readonly memberCount: number;
  readonly lastAt: Instant;
  readonly #closedAt: Instant | null;
  #lastSeq: number;
  #lastChangeSeq: number;

  constructor(state: TimelineState) {
    this.id = state.id;
    this.kind = state.kind;
    this.membersVersion = state.membersVersion;
    this.memberCount = state.memberCount;
    this.lastAt = state.lastAt;
    this.#closedAt = state.closedAt;
    this.#lastSeq = state.lastSeq;
    this.#lastChangeSeq = state.lastChangeSeq;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get lastChangeSeq(): number {
    return this.#lastChangeSeq;
  }

  /** Throws unless someone may write here now. */
  admit(standing: Standing): void {
    if (this.#closedAt !== null) throw new RoomIsClosed();
    if (standing.unreachable) throw new ConversationClosed();
  }

  nextMessage(): { readonly seq: number; readonly changeSeq: number } {
    return { seq: ++this.#lastSeq, changeSeq: ++this.#lastChangeSeq };
  }

  nextChange(): number {
    return ++this.#lastChangeSeq;
  }
}

export abstract class Timelines {
  /** Locks these until the unit of work ends, always in the same order; those that are there. */
  abstract open(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Timeline>>;
  /** Stores where these have come to; `at` is the time of their newest message, when there is a new one. */
  abstract save(saved: readonly { readonly timeline: Timeline; readonly at?: Instant }[]): void;
}
