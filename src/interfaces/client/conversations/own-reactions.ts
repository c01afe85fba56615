import type { Message } from '../operations.ts';
import { isSeen, type PushedMessage, type SeenMessage } from './merge.ts';

type Kind = SeenMessage['myReaction'];
interface Own {
  readonly kind: Kind;
  /** When the service answered, in ticks of `began`. */
  readonly at: number;
  /** A frame has counted it since. */
  counted: boolean;
}

/** The account's own reactions, of which frames do not tell. */
export class OwnReactions {
  readonly #byMessage = new Map<string, Own>();
  #now = 0;

  /** Call before a read is sent: what it answers may be older than reactions that are answered meanwhile. */
  begin(): number {
    return ++this.#now;
  }

  /** The service has answered a reaction of this account. */
  set(messageId: string, kind: Kind): void {
    this.#byMessage.set(messageId, { kind, at: ++this.#now, counted: false });
  }

  /** After a frame: another device may have removed or replaced it, which shows when nobody is counted any more. */
  afterFrame(known: Message | undefined, frame: PushedMessage): Kind {
    const kind = isSeen(known) ? known.myReaction : null;
    if ('hidden' in frame || frame.deletedAt !== null || kind === null) return null;
    const own = this.#byMessage.get(frame.id);
    if (frame.reactions[kind] > 0) {
      if (own) own.counted = true;
      return kind;
    }
    return own && !own.counted ? kind : null;
  }

  /** After a read that was sent at `began`. */
  afterRead(message: SeenMessage, began: number): Kind {
    const own = this.#byMessage.get(message.id);
    if (own && own.at > began && message.deletedAt === null) return own.kind;
    this.#byMessage.delete(message.id);
    return message.myReaction;
  }

  clear(): void {
    this.#byMessage.clear();
  }
}
