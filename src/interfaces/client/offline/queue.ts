import { AccountEnded, CallRefused, ConnectionFailed, isRefusal } from '../failures.ts';
import type { Input, Output } from '../operations.ts';
import { pause } from '../platform.ts';
import { backoffMs } from '../retries.ts';
import type { QueueOptions } from './options.ts';
import type { QueuedMessage } from './store.ts';

type Sent = Output<'messaging.send-message'>;
type SendMessage = Input<'messaging.send-message'>;

interface Waiter {
  readonly resolve: (message: Sent) => void;
  readonly reject: (error: unknown) => void;
}

/** In seconds, where the service says so. */
interface Later {
  readonly retryAfter: number | undefined;
}

/** How many messages may wait. */
const most = 500;

/** Messages that wait for a connection: kept by the app, sent in order in each conversation, each stored once. */
export class OfflineQueue {
  readonly #options: QueueOptions;
  readonly #waiters = new Map<string, Waiter>();
  readonly #running = new Set<string>();
  #entries: readonly QueuedMessage[] = [];
  #loaded: Promise<void> | undefined;
  #saving: Promise<void> = Promise.resolve();
  /** Interrupts pauses: there is a connection again, or the client is closed. */
  #wake = new AbortController();
  #closed = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Those that wait, oldest first. */
  get waiting(): readonly QueuedMessage[] {
    return this.#entries;
  }

  /** Resolves to the message once the service has stored it, however long that takes. */
  async send({ conversationId, clientId, ...draft }: SendMessage): Promise<Sent> {
    await this.load();
    if (this.#entries.length >= most) throw new ConnectionFailed(`${most} messages are already waiting`);
    const userId = await this.#options.userId();
    const entry = { conversationId, clientId, draft, userId, at: new Date().toISOString() };
    const sent = new Promise<Sent>((resolve, reject) => this.#waiters.set(clientId, { resolve, reject }));
    this.#become([...this.#entries, entry]);
    // Kept before it is sent: if the app ends now, it is sent at the next start.
    await this.#save().catch((error) => {
      this.#become(this.#entries.filter((one) => one !== entry));
      this.#waiters.delete(clientId);
      throw error;
    });
    this.#start(conversationId);
    return sent;
  }

  /** Reads what an earlier run of the app left, and sends it. */
  load(): Promise<void> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** Call when there may be a connection or a session again. */
  wake(): void {
    this.#wake.abort();
    this.#wake = new AbortController();
    for (const { conversationId } of this.#entries) this.#start(conversationId);
  }

  /** The account signed out: its messages are dropped. Without `userId`, those of nobody known. */
  async drop(userId: string | undefined): Promise<void> {
    await this.load();
    this.#become(this.#entries.filter((entry) => entry.userId !== undefined && entry.userId !== userId));
    for (const [clientId, { reject }] of this.#waiters)
      if (!this.#entries.some((entry) => entry.clientId === clientId)) {
        this.#waiters.delete(clientId);
        reject(new AccountEnded());
      }
    await this.#save();
  }

  close(): void {
    this.#closed = true;
    this.#wake.abort();
  }

  async #load(): Promise<void> {
    this.#become(await this.#options.store.load());
    this.wake();
  }

  #become(entries: readonly QueuedMessage[]): void {
    this.#entries = entries;
    this.#options.onChange(entries);
  }

  #start(conversationId: string): void {
    if (this.#running.has(conversationId) || this.#closed) return;
    this.#running.add(conversationId);
    void this.#drain(conversationId).finally(() => this.#running.delete(conversationId));
  }

  async #drain(conversationId: string): Promise<void> {
    for (let failures = 0; !this.#closed; ) {
      const userId = await this.#options.userId().catch(() => undefined);
      const entry = this.#entries.find(
        (one) => one.conversationId === conversationId && (one.userId === undefined || one.userId === userId),
      );
      if (!entry) return;
      const outcome = await this.#send(entry);
      if (outcome === 'signed-out') return;
      failures = outcome === 'sent' ? 0 : failures + 1;
      if (outcome === 'sent') continue;
      const least = this.#hold(entry, outcome.retryAfter);
      await pause(least + backoffMs(failures, this.#options.resends), this.#wake.signal);
    }
  }

  /** Notes until when the service wants to hear nothing; returns that in milliseconds. */
  #hold(entry: QueuedMessage, seconds: number | undefined): number {
    const { retryAt, ...rest } = entry;
    if (retryAt === undefined && seconds === undefined) return 0;
    const waits = (seconds ?? 0) * 1000;
    const held =
      seconds === undefined ? rest : { ...rest, retryAt: new Date(Date.now() + waits).toISOString() };
    this.#become(this.#entries.map((one) => (one === entry ? held : one)));
    return waits;
  }

  async #send(entry: QueuedMessage): Promise<'sent' | 'signed-out' | Later> {
    const { conversationId, clientId, draft } = entry;
    try {
      const input = { ...draft, conversationId, clientId } as SendMessage;
      const message = await this.#options.call('messaging.send-message', input);
      await this.#remove(entry, (waiter) => waiter?.resolve(message));
      return 'sent';
    } catch (error) {
      if (error instanceof AccountEnded || isRefusal(error, 401)) return 'signed-out';
      if (isRefusal(error, 429)) return { retryAfter: error.retryAfter };
      if (!(error instanceof CallRefused) || isRefusal(error, 503)) return { retryAfter: undefined };
      await this.#remove(entry, (waiter) => {
        waiter?.reject(error);
        this.#options.onRefused(entry, error);
      });
      return 'sent';
    }
  }

  async #remove(entry: QueuedMessage, tell: (waiter: Waiter | undefined) => void): Promise<void> {
    this.#become(this.#entries.filter((one) => one !== entry));
    const waiter = this.#waiters.get(entry.clientId);
    this.#waiters.delete(entry.clientId);
    tell(waiter);
    // If the app cannot keep that, it is sent again at its next start, and stored once all the same.
    await this.#save().catch(() => {});
  }

  /** One after the other, so that the newest stays. */
  #save(): Promise<void> {
    const saved = this.#saving.then(() => this.#options.store.save(this.#entries));
    this.#saving = saved.catch(() => {});
    return saved;
  }
}
