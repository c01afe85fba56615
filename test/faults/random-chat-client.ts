import { setTimeout as pause } from 'node:timers/promises';
import {
  CallRefused,
  type Client,
  type Conversation,
  createClient,
  type Message,
  memoryStore,
} from '../../src/interfaces/client/index.ts';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';
import type { SeededRandom } from './seeded-random.ts';

/** An acknowledged message in its sender's latest version. */
export interface Acknowledged {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly senderId: string;
  readonly clientId: string;
  text: string;
  deleted: boolean;
}

export interface Person {
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

const resends = { tries: 60, firstPauseMs: 20, longestPauseMs: 500 };
const kinds = ['like', 'love', 'happy', 'wow', 'sad', 'angry'] as const;
const acts = { send: 40, again: 10, edit: 12, delete: 5, react: 13, unreact: 4, read: 10, cut: 4, twice: 2 };

/** A client that performs random actions over an unreliable connection. */
export class RandomChatClient {
  readonly id: string;
  /** Whether it follows frames over a socket. */
  readonly pushes: boolean;
  readonly sent: Acknowledged[] = [];
  /** The highest acknowledged read mark by conversation. */
  readonly marks = new Map<string, number>();
  /** Distinct failures. */
  readonly faults = new Set<string>();
  /** Numbers of acknowledged actions by name. */
  readonly done = new Map<string, number>();
  readonly conversations: readonly Conversation[];
  readonly client: Client;
  readonly #random: SeededRandom;
  readonly #token: string;
  readonly #line: Awaited<ReturnType<typeof startTcpProxy>>;
  readonly #url: string;
  #running = true;

  private constructor(
    person: Person,
    random: SeededRandom,
    line: Awaited<ReturnType<typeof startTcpProxy>>,
    url: string,
    rooms: readonly string[],
    pushes: boolean,
  ) {
    this.id = person.id;
    this.#token = person.accessToken;
    this.#random = random;
    this.#line = line;
    this.#url = url;
    this.pushes = pushes;
    const transport = pushes ? 'socket' : 'http';
    const tokens = memoryStore(person);
    this.client = createClient({
      url,
      transport,
      tokens,
      resends,
      gapPatienceMs: 30,
      timeoutMs: 5_000,
    });
    this.conversations = rooms.map((id) => this.client.conversation(id));
    for (const one of this.conversations) one.onChange((messages) => this.#look(one, messages));
  }

  /** Talks to the service at the address that `url` returns, which may change its port. */
  static async start(
    person: Person,
    random: SeededRandom,
    url: () => string,
    rooms: readonly string[],
    pushes: boolean,
  ): Promise<RandomChatClient> {
    const line = await startTcpProxy(() => Number(new URL(url()).port));
    const through = new URL(url());
    through.port = new URL(line.url).port;
    const chatter = new RandomChatClient(person, random, line, through.origin, rooms, pushes);
    await Promise.all(chatter.conversations.map((one) => one.open()));
    return chatter;
  }

  cut(): void {
    this.#line.cut();
  }

  /** Acts until `stop`, then waits for the pending answers. */
  async run(): Promise<void> {
    while (this.#running) {
      const act = this.#random.weighed(acts);
      const conversation = this.#random.one(this.conversations);
      await this.#act(act, conversation).catch((error) => this.faults.add(`${act}: ${error.stack}`));
      this.done.set(act, (this.done.get(act) ?? 0) + 1);
      if (!this.pushes && this.#random.below(5) === 0) await conversation.catchUp();
      await pause(this.#random.below(60));
    }
  }

  stop(): void {
    this.#running = false;
  }

  /** Sends a message once, without resending it. @returns the status of the answer */
  async sendOnce({ id }: Conversation, clientId: string, text: string): Promise<number> {
    const answer = await fetch(`${this.#url}/api/conversations/${id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, text }),
    });
    return answer.status;
  }

  /** Sends it until it is acknowledged. */
  send(conversation: Conversation, clientId: string, text: string): Promise<void> {
    return this.#send(conversation, clientId, text);
  }

  /** Loads all messages. */
  async whole(): Promise<void> {
    for (const one of this.conversations) {
      await one.catchUp();
      while (await one.older());
    }
  }

  close(): void {
    this.client.close();
    this.#line.close();
  }

  async #act(act: keyof typeof acts, conversation: Conversation): Promise<void> {
    const random = this.#random;
    const mine = this.sent.filter(({ deleted }) => !deleted);
    const own = mine.length > 0 ? random.one(mine) : undefined;
    const text = `${random.below(1e9)} of ${this.id.slice(-4)}`;
    switch (act) {
      case 'send':
        return this.#send(conversation, random.uuid(), text);
      case 'twice': {
        const clientId = random.uuid();
        await Promise.all([1, 2, 3].map(() => this.#send(conversation, clientId, text)));
        return;
      }
      case 'again':
        if (own) await this.#again(own);
        return;
      case 'edit':
        if (own) await this.#edit(own, text);
        return;
      case 'delete':
        if (!own) return;
        await this.client.call('messaging.delete-message', { messageId: own.id });
        own.deleted = true;
        return;
      case 'react':
      case 'unreact':
        return this.#react(act, conversation);
      case 'read':
        return this.#read(conversation);
      case 'cut':
        return this.cut();
    }
  }

  async #send(conversation: Conversation, clientId: string, text: string): Promise<void> {
    const { id, seq } = await conversation.send({ text, clientId });
    const before = this.sent.find((one) => one.clientId === clientId);
    if (before && (before.id !== id || before.seq !== seq))
      this.faults.add(`${clientId} was stored as two messages`);
    if (!before)
      this.sent.push({
        id,
        seq,
        clientId,
        text,
        deleted: false,
        senderId: this.id,
        conversationId: conversation.id,
      });
  }

  async #again({ id, seq, conversationId, clientId }: Acknowledged): Promise<void> {
    const input = { conversationId, clientId, text: 'something else' };
    const answer = await this.client.call('messaging.send-message', input);
    if (answer.id !== id || answer.seq !== seq)
      this.faults.add(`${clientId} was sent again and got another id`);
  }

  async #edit(own: Acknowledged, text: string): Promise<void> {
    const { changeSeq } = await this.client.call('messaging.edit-message', { messageId: own.id, text });
    if (changeSeq <= own.seq) this.faults.add(`the edit of ${own.id} has changeSeq ${changeSeq}`);
    own.text = text;
  }

  async #react(act: 'react' | 'unreact', { messages }: Conversation): Promise<void> {
    if (messages.length === 0) return;
    const { id: messageId } = this.#random.one(messages);
    const kind = this.#random.one(kinds);
    try {
      if (act === 'react') await this.client.call('messaging.react-to-message', { messageId, kind });
      else await this.client.call('messaging.unreact-to-message', { messageId });
    } catch (error) {
      // It may just have been deleted.
      if (!(error instanceof CallRefused) || error.code !== 'messaging.message-is-deleted') throw error;
    }
  }

  async #read({ id, messages }: Conversation): Promise<void> {
    const seq = messages.at(-1)?.seq ?? 0;
    // A lower mark must change nothing.
    const asked = this.#random.below(3) === 0 ? Math.floor(seq / 2) : seq;
    await this.client.call('messaging.mark-read', { conversationId: id, seq: asked });
    const mark = Math.max(asked, this.marks.get(id) ?? 0);
    this.marks.set(id, mark);
    const { lastReadSeq } = await this.client.call('messaging.get-conversation', { conversationId: id });
    if (lastReadSeq < mark)
      this.faults.add(`the mark of ${this.id} went back from ${mark} to ${lastReadSeq}`);
  }

  /** The visible messages must have no gap and no duplicate. */
  #look({ id }: Conversation, messages: readonly Message[]): void {
    const odd = messages.findIndex(({ seq }, i) => i > 0 && seq !== messages[i - 1]!.seq + 1);
    if (odd > 0)
      this.faults.add(`${id} shows ${messages[odd]!.seq} after ${messages[odd - 1]!.seq} to ${this.id}`);
  }
}
