import type { Server } from 'socket.io';

/** A reader that does not keep up is cut off before what waits for it fills our memory; it can come back and catch up. */
export function disconnectSlowReaders(io: Server, maxQueuedPackets: number): void {
  io.engine.on('connection', (connection: EngineConnection) => {
    connection.on('packetCreate', () => {
      if (connection.writeBuffer.length <= maxQueuedPackets) return;
      // Neither the rest nor a goodbye would be read.
      connection.close(true);
      connection.transport.socket?.terminate();
    });
  });
}

interface EngineConnection {
  readonly writeBuffer: readonly unknown[];
  /** A polling transport has no socket of its own. */
  readonly transport: { readonly socket?: { terminate(): void } };
  on(event: 'packetCreate', listener: () => void): void;
  close(discard: boolean): void;
}
