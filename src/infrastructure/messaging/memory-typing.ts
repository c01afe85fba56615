import { toFrame } from '../../application/kernel/frame.ts';
import type { Clock, FramePublisher, Ids, OnlineUsers } from '../../application/kernel/ports.ts';
import { typingStarted, typingStopped } from '../../application/messaging/frames.ts';
import { type Readers, Typing } from '../../application/messaging/ports.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';

const lastsMs = 6_000;
const quietMs = 2_000;

interface Typist {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  /** Others have been told. */
  shown: boolean;
  until: Instant;
  /** Until then others are not told that it starts. */
  quietUntil: Instant;
}
interface Needs {
  readonly readers: Readers;
  readonly publisher: FramePublisher;
  readonly online: OnlineUsers;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Kept in this process. Who is told is asked at each frame: they may have left, or blocked, meanwhile. */
export class MemoryTyping extends Typing {
  readonly #needs: Needs;
  readonly #typists = new Map<string, Typist>();

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  async start(conversationId: ConversationId, userId: UserId): Promise<void> {
    const key = keyOf(conversationId, userId);
    let typist = this.#typists.get(key);
    if (!typist)
      this.#typists.set(key, (typist = { conversationId, userId, shown: false, until: 0, quietUntil: 0 }));
    const now = this.#needs.clock.now();
    typist.until = now + lastsMs;
    if (now >= typist.quietUntil) await this.#show(typist, true, now);
  }

  async stop(conversationId: ConversationId, userId: UserId): Promise<void> {
    const typist = this.#typists.get(keyOf(conversationId, userId));
    if (!typist) return;
    typist.until = 0;
    await this.#settle(typist);
  }

  /** Brings about what comes with time alone: call it often. */
  async step(): Promise<void> {
    for (const typist of this.#typists.values()) await this.#settle(typist);
  }

  async #settle(typist: Typist): Promise<void> {
    const now = this.#needs.clock.now();
    const quiet = now < typist.quietUntil;
    if (now < typist.until) {
      if (!typist.shown && !quiet) await this.#show(typist, true, now);
    } else if (typist.shown) await this.#show(typist, false, now);
    else if (!quiet) this.#typists.delete(keyOf(typist.conversationId, typist.userId));
  }

  async #show(typist: Typist, typing: boolean, at: Instant): Promise<void> {
    const { readers, publisher, online, ids } = this.#needs;
    const { conversationId, userId } = typist;
    typist.shown = typing;
    if (typing) typist.quietUntil = at + quietMs;
    const to = online.nobody() ? [] : await readers.others(conversationId, userId);
    // Another frame may have overtaken this one while the readers were looked up.
    if (to.length === 0 || typist.shown !== typing) return;
    const frame = typing ? typingStarted : typingStopped;
    publisher.publish([toFrame(frame, { id: ids.next(), at }, { conversationId, userId }, to)]);
  }
}

const keyOf = (conversationId: ConversationId, userId: UserId) => `${conversationId} ${userId}`;
