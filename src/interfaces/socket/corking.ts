import type { Server } from 'socket.io';

/** Writes the packets of one event loop turn to a socket in one system call. */
export function corkWrites(io: Server): void {
  io.engine.on('flush', ({ transport }: EngineConnection) => {
    const stream = transport.socket?._socket;
    if (!stream || stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => stream.uncork());
  });
}

interface EngineConnection {
  /** Undefined for a polling transport. */
  readonly transport: { readonly socket?: { readonly _socket: import('node:net').Socket | null } };
}
