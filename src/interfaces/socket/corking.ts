import type { Server } from 'socket.io';

/** Packets that a socket gets in one moment leave in one system call instead of one each. */
export function corkWrites(io: Server): void {
  io.engine.on('flush', ({ transport }: EngineConnection) => {
    const stream = transport.socket?._socket;
    if (!stream || stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => stream.uncork());
  });
}

interface EngineConnection {
  /** A polling transport has no socket of its own. */
  readonly transport: { readonly socket?: { readonly _socket: import('node:net').Socket | null } };
}
