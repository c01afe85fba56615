import type { UserId } from '../../domain/kernel/id.ts';
import { mentionedIn } from '../../domain/kernel/mentions.ts';
import { ConversationNotFound, MessageNotFound } from '../../domain/messaging/errors.ts';
import { Memberships } from '../../domain/messaging/membership.ts';
import {
  type AttachedId,
  type ClientId,
  type MessageId,
  Messages,
  type NewMessage,
  type Ref,
} from '../../domain/messaging/message.ts';
import { MessageAddressed, MessageSent, RequestAnswered } from '../../domain/messaging/published.ts';
import { type ConversationId, type Timeline, Timelines } from '../../domain/messaging/timeline.ts';
import { iso } from '../kernel/fields.ts';
import type { Resolved } from '../kernel/operation.ts';
import { Clock, EventRecorder, Ids, OnlineUsers } from '../kernel/ports.ts';
import type { PublicUser } from '../kernel/public-user.ts';
import { messageCreated } from './frames.ts';
import {
  Attachments,
  MentionedMembers,
  Readers,
  Referable,
  SentMessages,
  type Writer,
  Writers,
} from './ports.ts';
import { PreparedPushes } from './prepared-pushes.ts';
import { pushesTo } from './pushes.ts';
import type { FramedMessage } from './views.ts';

export const needs = {
  timelines: Timelines,
  writers: Writers,
  sent: SentMessages,
  messages: Messages,
  memberships: Memberships,
  mentioned: MentionedMembers,
  attachments: Attachments,
  referable: Referable,
  readers: Readers,
  online: OnlineUsers,
  prepared: PreparedPushes,
  recorder: EventRecorder,
  ids: Ids,
  clock: Clock,
};
type Ports = Resolved<typeof needs>;

export interface NewSending {
  readonly input: {
    readonly conversationId: ConversationId;
    readonly clientId: ClientId;
    readonly text: string;
    readonly fileIds: readonly AttachedId[];
    readonly refs: readonly Ref[];
    readonly replyTo?: MessageId | undefined;
  };
  readonly actor: { readonly id: UserId };
}
/** A message that is new, or the one that this `clientId` named before. */
export type Done = { readonly id: MessageId; readonly fresh?: FramedMessage };

const unreacted = { like: 0, love: 0, happy: 0, wow: 0, sad: 0, angry: 0 };
const placeOf = (conversationId: ConversationId, senderId: UserId) => `${conversationId} ${senderId}`;

/** Messages that are stored together: what they ask of the database is asked once. */
export class Batch {
  readonly #ports: Ports;
  readonly #timelines: ReadonlyMap<ConversationId, Timeline>;
  readonly #writers: ReadonlyMap<string, Writer>;
  readonly #done: Map<string, Done>;
  readonly #added: { readonly message: NewMessage; readonly framed: FramedMessage }[] = [];

  private constructor(
    ports: Ports,
    timelines: ReadonlyMap<ConversationId, Timeline>,
    writers: readonly Writer[],
    done: Map<string, Done>,
  ) {
    this.#ports = ports;
    this.#timelines = timelines;
    this.#writers = new Map(writers.map((one) => [placeOf(one.conversationId, one.userId), one]));
    this.#done = done;
  }

  static async open(calls: readonly NewSending[], ports: Ports): Promise<Batch> {
    const sendings = calls.map(({ input: { conversationId, clientId }, actor }) => ({
      conversationId,
      senderId: actor.id,
      clientId,
    }));
    const timelines = await ports.timelines.open([
      ...new Set(sendings.map(({ conversationId }) => conversationId)),
    ]);
    const writing = new Map(sendings.map((one) => [placeOf(one.conversationId, one.senderId), one]));
    const writers = await ports.writers.of([...writing.values()]);
    const sent = await ports.sent.find(sendings);
    const done = sent.map(
      ({ conversationId, senderId, clientId, id }) =>
        [`${placeOf(conversationId, senderId)} ${clientId}`, { id }] as const,
    );
    return new Batch(ports, timelines, writers, new Map(done));
  }

  async send({ input, actor }: NewSending): Promise<Done> {
    const { conversationId, clientId, text, fileIds, refs, replyTo } = input;
    const place = placeOf(conversationId, actor.id);
    const timeline = this.#timelines.get(conversationId);
    const writer = this.#writers.get(place);
    if (!timeline || !writer) throw new ConversationNotFound();
    const before = this.#done.get(`${place} ${clientId}`);
    if (before) return before;
    timeline.admit(writer);
    if (replyTo !== undefined && !(await this.#ports.sent.mayAnswer(writer, replyTo)))
      throw new MessageNotFound();
    const shown = refs.length === 0 ? [] : await this.#ports.referable.require(writer, refs);
    const mentions = await this.#mentionsIn(writer, text);

    const id = this.#ports.ids.next<MessageId>();
    const at = this.#ports.clock.now();
    const files = fileIds.length === 0 ? [] : await this.#ports.attachments.attach(id, actor.id, fileIds);
    const message: NewMessage = {
      id,
      conversationId,
      ...timeline.nextMessage(),
      senderId: actor.id,
      clientId,
      text,
      mentionIds: mentions.map((person) => person.id as UserId),
      fileIds,
      refs,
      replyToId: replyTo ?? null,
      at,
    };
    const { seq, changeSeq } = message;
    const framed: FramedMessage = {
      ...{ id, conversationId, seq, changeSeq, clientId, sender: writer.card, text, files, refs: shown },
      ...{ replyTo: replyTo ?? null, mentions, reactions: unreacted },
      ...{ editedAt: null, deletedAt: null, createdAt: iso(at) },
      ...(shown.length < refs.length && { moreRefs: true }),
    };
    this.#added.push({ message, framed });
    // What a sender sees of what they refer to may be more than its frame shows.
    const done = { id, ...(refs.length === 0 && { fresh: framed }) };
    this.#done.set(`${place} ${clientId}`, done);
    return done;
  }

  /** Writes it all, and pushes it once it is stored. */
  async close(): Promise<void> {
    if (this.#added.length === 0) return;
    const { messages, memberships, timelines, recorder, readers, online, prepared } = this.#ports;
    messages.add(this.#added.map(({ message }) => message));
    const newest = new Map(this.#added.map(({ message }) => [message.conversationId, message]));
    timelines.save([...newest].map(([id, { at }]) => ({ timeline: this.#timelines.get(id)!, at })));
    const last = new Map(
      this.#added.map(({ message }) => [placeOf(message.conversationId, message.senderId), message]),
    );
    memberships.wrote([...last.values()]);
    for (const [place, { conversationId, senderId }] of last)
      if (this.#writers.get(place)!.request !== 'open')
        recorder.record(RequestAnswered({ conversationId, userId: senderId, accepted: true }));
    const tell = online.nobody()
      ? null
      : await pushesTo(
          readers,
          this.#timelines,
          this.#added.map(({ framed }) => framed),
        );
    for (const { message, framed } of this.#added) {
      const { id: messageId, conversationId, senderId, seq, mentionIds } = message;
      const named = { conversationId, messageId, senderId };
      recorder.record(MessageSent({ ...named, seq }));
      if (tell) prepared.put(messageId, tell(messageCreated, framed));
      const isDirect = this.#timelines.get(conversationId)!.kind === 'direct';
      if (isDirect || mentionIds.length > 0) recorder.record(MessageAddressed({ ...named, mentionIds }));
    }
  }

  async #mentionsIn(writer: Writer, text: string): Promise<PublicUser[]> {
    const usernames = mentionedIn(text);
    if (usernames.length === 0) return [];
    const { conversationId, userId: senderId } = writer;
    return this.#ports.mentioned.resolve({ conversationId, senderId }, usernames);
  }
}
