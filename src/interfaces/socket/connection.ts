import type { Socket } from 'socket.io';
import type { Instant } from '../../domain/kernel/id.ts';
import type { Outcome } from '../kit/calls/caller.ts';
import type { Connection, Peer } from '../kit/connections/connection.ts';
import { type Acknowledge, readCall, readRenewal, renewSocket } from './call.ts';

export class SocketPeer implements Peer {
  readonly id: string;
  /** The client takes several frames at once. */
  readonly takesBatches: boolean;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.id = socket.id;
    this.takesBatches = socket.handshake.auth.batch === true;
  }

  close(): void {
    this.#socket.disconnect(true);
  }

  terminate(): void {
    const connection = this.#connection;
    // It would read neither the queue nor a closing packet.
    connection.close(true);
    connection.transport.socket?.terminate();
  }

  /** Packets. */
  backlog(): number {
    return this.#connection.writeBuffer.length;
  }

  resync(): void {
    this.#socket.emit('resync', {});
  }

  expiring(expiresAt: Instant): void {
    this.#socket.emit('session.expiring', { expiresAt: new Date(expiresAt).toISOString() });
  }

  get #connection(): EngineConnection {
    return this.#socket.conn as unknown as EngineConnection;
  }
}

interface EngineConnection {
  readonly writeBuffer: readonly unknown[];
  /** Undefined for a polling transport. */
  readonly transport: { readonly socket?: { terminate(): void } };
  close(discard: boolean): void;
}

/** Answers one event of a client. */
export function answerCall(connection: Connection<SocketPeer>, name: string, args: unknown[]): void {
  const acknowledge = typeof args.at(-1) === 'function' ? (args.pop() as Acknowledge) : () => {};
  void outcomeOf(connection, name, args).then(acknowledge);
}

async function outcomeOf(
  connection: Connection<SocketPeer>,
  name: string,
  args: readonly unknown[],
): Promise<Outcome> {
  if (name === renewSocket)
    return connection.answer(async (call) => {
      call.operation = renewSocket;
      await connection.renew(readRenewal(readCall(args).input, connection.byCookie));
      return {};
    });
  return connection.call({ name, read: () => readCall(args) });
}
