import { toFrame } from '../../../application/kernel/frame.ts';
import type { Clock, FramePublisher, Ids, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { Recipients } from '../../../application/messaging/messages/ports.ts';
import { Typing } from '../../../application/messaging/messages/ports.ts';
import { typingStarted, typingStopped } from '../../../application/messaging/presence/frames.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { Bus } from '../../kernel/bus/bus.ts';

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
  /** Until then another process may show them as typing. */
  elsewhereUntil: Instant;
}
/** To the other processes: this one shows that someone types, or was asked to end what another one shows. */
interface Notice {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly typing: boolean;
}
interface Needs {
  readonly recipients: Recipients;
  readonly publisher: FramePublisher;
  readonly online: OnlineUsers;
  readonly bus: Bus;
  readonly ids: Ids;
  readonly clock: Clock;
}

/**
 * Kept in the process that took the last call of the typist; the others know that it is there. Recipients are read for
 * each frame: they may have left or blocked someone meanwhile.
 */
export class InMemoryTyping extends Typing {
  readonly #needs: Needs;
  readonly #typists = new Map<string, Typist>();

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
    needs.bus.on('typing', (payload) => {
      const { conversationId, userId, typing } = JSON.parse(String(payload)) as Notice;
      if (typing) this.#shownElsewhere(this.#typist(conversationId, userId));
      // The next step tells the others.
      else this.#typist(conversationId, userId).until = 0;
    });
  }

  async start(conversationId: ConversationId, userId: UserId): Promise<void> {
    const typist = this.#typist(conversationId, userId);
    const now = this.#needs.clock.now();
    typist.until = now + lastsMs;
    if (now >= typist.quietUntil) await this.#show(typist, true, now);
  }

  async stop(conversationId: ConversationId, userId: UserId): Promise<void> {
    const typist = this.#typists.get(keyOf(conversationId, userId));
    if (!typist) return;
    if (this.#needs.clock.now() < typist.elsewhereUntil) this.#notify(typist, false);
    typist.elsewhereUntil = 0;
    typist.until = 0;
    await this.#settle(typist);
  }

  /** Ends what has run out: call it several times a second. */
  async step(): Promise<void> {
    for (const typist of this.#typists.values()) await this.#settle(typist);
  }

  #typist(conversationId: ConversationId, userId: UserId): Typist {
    const key = keyOf(conversationId, userId);
    let typist = this.#typists.get(key);
    if (!typist) {
      typist = { conversationId, userId, shown: false, until: 0, quietUntil: 0, elsewhereUntil: 0 };
      this.#typists.set(key, typist);
    }
    return typist;
  }

  #shownElsewhere(typist: Typist): void {
    const now = this.#needs.clock.now();
    typist.shown = false;
    typist.until = 0;
    typist.quietUntil = now + quietMs;
    // Calls in its quiet time prolong what it shows, and are not sent to the others.
    typist.elsewhereUntil = now + lastsMs + quietMs;
  }

  #notify({ conversationId, userId }: Typist, typing: boolean): void {
    const notice: Notice = { conversationId, userId, typing };
    this.#needs.bus.publish('typing', () => Buffer.from(JSON.stringify(notice)));
  }

  async #settle(typist: Typist): Promise<void> {
    const now = this.#needs.clock.now();
    const quiet = now < typist.quietUntil;
    if (now < typist.until) {
      if (!typist.shown && !quiet) await this.#show(typist, true, now);
    } else if (typist.shown) await this.#show(typist, false, now);
    else if (!quiet && now >= typist.elsewhereUntil)
      this.#typists.delete(keyOf(typist.conversationId, typist.userId));
  }

  async #show(typist: Typist, typing: boolean, at: Instant): Promise<void> {
    const { recipients, publisher, online, ids } = this.#needs;
    const { conversationId, userId } = typist;
    typist.shown = typing;
    if (typing) {
      typist.quietUntil = at + quietMs;
      typist.elsewhereUntil = 0;
      this.#notify(typist, true);
    }
    const to = online.nobody() ? [] : await recipients.ofTyping(conversationId, userId);
    // A later frame may have overtaken this one while recipients were read.
    if (to.length === 0 || typist.shown !== typing) return;
    const frame = typing ? typingStarted : typingStopped;
    await publisher.publish([toFrame(frame, { id: ids.next(), at }, { conversationId, userId }, to)]);
  }
}

const keyOf = (conversationId: ConversationId, userId: UserId) => `${conversationId} ${userId}`;
