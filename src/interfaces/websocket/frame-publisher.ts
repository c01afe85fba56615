import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import { FramePublisher, OnlineUsers } from '../../application/kernel/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Chat } from './chat.ts';
import { closeCode } from './close-codes.ts';

/** The open sockets of this process, by conversation. */
export class Chats {
  readonly #byConversation = new Map<string, Set<Chat>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  in(conversationId: string): Iterable<Chat> {
    return this.#byConversation.get(conversationId) ?? [];
  }

  *all(): Generator<Chat> {
    for (const chats of this.#byConversation.values()) yield* chats;
  }

  add(chat: Chat): void {
    const chats = this.#byConversation.get(chat.conversationId) ?? new Set();
    this.#byConversation.set(chat.conversationId, chats.add(chat));
    this.#size++;
  }

  remove(chat: Chat): void {
    const chats = this.#byConversation.get(chat.conversationId);
    if (!chats?.delete(chat)) return;
    this.#size--;
    if (chats.size === 0) this.#byConversation.delete(chat.conversationId);
  }
}

interface About {
  readonly id?: string;
  readonly conversationId?: string;
  readonly roomId?: string;
  readonly user?: { readonly id: string };
}

/** Pushes to each socket the frames of its conversation that are addressed to its user. */
export class ChatFramePublisher extends FramePublisher {
  readonly #chats: Chats;

  constructor(chats: Chats) {
    super();
    this.#chats = chats;
  }

  override publish(outgoing: readonly OutgoingFrame[]): void {
    if (this.#chats.size > 0) for (const one of outgoing) this.#show(one);
  }

  #show({ frame, id, at, data, to }: OutgoingFrame): void {
    const about = data as About;
    const ofRoom = frame.name.startsWith('room.') ? about.id : undefined;
    const conversationId = about.conversationId ?? about.roomId ?? ofRoom;
    if (conversationId === undefined) return;
    let text: string | undefined;
    for (const chat of this.#chats.in(conversationId)) {
      if (!to.includes(chat.signedIn.id)) continue;
      text ??= JSON.stringify({ ...about, type: frame.name, eventId: id, at: new Date(at).toISOString() });
      chat.send(text);
      if (frame.name === 'room.left' && about.user?.id === chat.signedIn.id) chat.close(closeCode(404));
    }
  }
}

export class ChatOnlineUsers extends OnlineUsers {
  readonly #chats: Chats;

  constructor(chats: Chats) {
    super();
    this.#chats = chats;
  }

  override nobody(): boolean {
    return this.#chats.size === 0;
  }

  override ids(): UserId[] {
    return [...new Set([...this.#chats.all()].map(({ signedIn }) => signedIn.id))];
  }
}
