import { toFrame } from '../../../application/kernel/frame.ts';
import type { Clock, FramePublisher, Ids, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { Recipients } from '../../../application/messaging/messages/ports.ts';
import { Typing } from '../../../application/messaging/messages/ports.ts';
import { typingStarted, typingStopped } from '../../../application/messaging/presence/frames.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';

const lastsMs = 6_000;
const quietMs = 2_000;

interface Typist {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  /** Whether others see them typing. */
  shown: boolean;
  until: Instant;
  /** Limits how often others get `typing.started`. */
  quietUntil: Instant;
}
interface Needs {
  readonly recipients: Recipients;
  readonly publisher: FramePublisher;
  readonly online: OnlineUsers;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Kept in this process. Recipients are read for each frame: they may have left or blocked someone meanwhile. */
export class InMemoryTyping extends Typing {
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

  /** Ends what has run out: call it several times a second. */
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
    const { recipients, publisher, online, ids } = this.#needs;
    const { conversationId, userId } = typist;
    typist.shown = typing;
    if (typing) typist.quietUntil = at + quietMs;
    const to = online.nobody() ? [] : await recipients.ofTyping(conversationId, userId);
    // A later frame may have overtaken this one while recipients were read.
    if (to.length === 0 || typist.shown !== typing) return;
    const frame = typing ? typingStarted : typingStopped;
    await publisher.publish([toFrame(frame, { id: ids.next(), at }, { conversationId, userId }, to)]);
  }
}

const keyOf = (conversationId: ConversationId, userId: UserId) => `${conversationId} ${userId}`;
