import type { Logger } from 'pino';
import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import type { PresenceTracker } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { NotReady } from '../../refusals.ts';
import type { ClientInfo } from '../requests/address.ts';
import type { Credentials } from '../sign-in/sign-in.ts';
import { Connection, type ConnectionOptions, type Peer, type SessionIndex } from './connection.ts';

export interface ConnectionsOptions<P extends Peer> extends ConnectionOptions {
  readonly presence: Pick<PresenceTracker, 'connected' | 'disconnected'>;
  readonly logger: Logger;
  /** Sends a frame to connections of its recipients. Consecutive frames with the same recipients get the same array. */
  deliver(frame: OutgoingFrame, to: readonly Connection<P>[]): void;
  readonly maxConnections: number;
  readonly pingEveryMs: number;
}

/** The open connections of a wire in this process. */
export class Connections<P extends Peer = Peer> implements SessionIndex {
  readonly #options: ConnectionsOptions<P>;
  readonly #all = new Set<Connection<P>>();
  readonly #byUser = new Index<UserId, Connection<P>>();
  readonly #bySession = new Index<string, Connection<P>>();
  #isClosing = false;
  #cancelPings = () => {};

  constructor(options: ConnectionsOptions<P>) {
    this.#options = options;
    options.authenticator.onSessionEnded((sessionId) => {
      for (const connection of [...this.#bySession.of(sessionId)]) void connection.end('session-ended');
    });
  }

  get wire(): string {
    return this.#options.caller.wire;
  }

  get size(): number {
    return this.#all.size;
  }

  /** The users with a connection. */
  get users(): Iterable<UserId> {
    return this.#byUser.keys();
  }

  /** Whether the user has a connection. */
  has(user: UserId): boolean {
    return this.#byUser.has(user);
  }

  get hasUsers(): boolean {
    return this.#byUser.size > 0;
  }

  /** Throws `NotReady` when no further connection is accepted. */
  assertRoom(): void {
    if (this.#isClosing || this.#all.size >= this.#options.maxConnections) throw new NotReady();
  }

  /** Call `closed` when the transport has closed. */
  open(
    peer: P,
    client: ClientInfo,
    credentials?: Credentials,
  ): { readonly connection: Connection<P>; readonly closed: () => void } {
    const { presence } = this.#options;
    const connection = new Connection(peer, client, credentials, this.#options, this);
    this.#all.add(connection);
    // The stop may have begun while the credentials were checked.
    if (this.#isClosing) void connection.end('stopping');
    if (this.#all.size === 1 && peer.ping) this.#schedulePings();
    const { userId } = connection;
    if (userId === undefined) return { connection, closed: () => this.#remove(connection) };
    this.#byUser.add(userId, connection);
    this.#bySession.add(connection.sessionId!, connection);
    const connected = this.#attend(presence.connected(userId));
    // The session may have ended before this connection was registered.
    connection.authenticate().catch(() => connection.end('session-ended'));
    const closed = () => {
      if (!this.#remove(connection)) return;
      void connected.then(() => this.#attend(presence.disconnected(userId)));
    };
    return { connection, closed };
  }

  /** The connections of these users. */
  of(users: readonly UserId[]): Connection<P>[] {
    return users.flatMap((user) => [...this.#byUser.of(user)]);
  }

  /** Sends a frame to these connections, and cuts those that do not read. */
  deliver(frame: OutgoingFrame, to: readonly Connection<P>[]): void {
    let readers = to;
    for (const connection of to)
      if (connection.cutIfSlow()) readers = readers.filter((each) => each !== connection);
    if (readers.length > 0) this.#options.deliver(frame, readers);
  }

  /** Tells every client that frames may have been lost, within this time, so that they do not all ask at once. */
  resync(withinMs: number): void {
    for (const connection of this.#all)
      this.#options.timers.after(Math.random() * withinMs, () => {
        if (this.#all.has(connection)) connection.peer.resync?.();
      });
  }

  /** Accepts no new connections, and closes these once their calls have been answered. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#cancelPings();
    await Promise.all([...this.#all].map((connection) => connection.end('stopping')));
  }

  moved(connection: Connection, before: string): void {
    this.#bySession.remove(before, connection as Connection<P>);
    this.#bySession.add(connection.sessionId!, connection as Connection<P>);
  }

  #remove(connection: Connection<P>): boolean {
    if (!this.#all.delete(connection)) return false;
    connection.closed();
    if (connection.userId === undefined) return true;
    this.#byUser.remove(connection.userId, connection);
    this.#bySession.remove(connection.sessionId!, connection);
    return true;
  }

  /** Presence may be kept elsewhere; a fault there must not end the process. */
  #attend(noted: Promise<void>): Promise<void> {
    return noted.catch((error) => this.#options.logger.error({ err: error }, 'presence was not noted'));
  }

  /** As long as there is a connection. */
  #schedulePings(): void {
    this.#cancelPings();
    this.#cancelPings = this.#options.timers.after(this.#options.pingEveryMs, () => {
      for (const connection of this.#all) connection.ping();
      if (this.#all.size > 0) this.#schedulePings();
    });
  }
}

/** Values by a key that several may share. */
class Index<K, V> {
  readonly #sets = new Map<K, Set<V>>();

  get size(): number {
    return this.#sets.size;
  }

  keys(): Iterable<K> {
    return this.#sets.keys();
  }

  has(key: K): boolean {
    return this.#sets.has(key);
  }

  of(key: K): Iterable<V> {
    return this.#sets.get(key) ?? [];
  }

  add(key: K, value: V): void {
    const set = this.#sets.get(key);
    if (set) set.add(value);
    else this.#sets.set(key, new Set([value]));
  }

  remove(key: K, value: V): void {
    const set = this.#sets.get(key);
    if (set?.delete(value) && set.size === 0) this.#sets.delete(key);
  }
}
