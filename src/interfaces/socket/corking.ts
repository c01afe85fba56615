import type { Server } from 'engine.io';

/** Writes the packets of one event loop turn to a socket in one system call. */
export function corkWrites(engine: Server): void {
  engine.on('flush', ({ transport }: EngineConnection) => {
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
