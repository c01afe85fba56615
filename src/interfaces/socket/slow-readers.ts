import type { Server } from 'socket.io';

/** Disconnects a client that reads too slowly, before its queue fills the memory; it can reconnect and catch up. */
export function disconnectSlowReaders(io: Server, maxQueuedPackets: number): void {
  io.engine.on('connection', (connection: EngineConnection) => {
    connection.on('packetCreate', () => {
      if (connection.writeBuffer.length <= maxQueuedPackets) return;
      // It would read neither the queue nor a closing packet.
      connection.close(true);
      connection.transport.socket?.terminate();
    });
  });
}

interface EngineConnection {
  readonly writeBuffer: readonly unknown[];
  /** Undefined for a polling transport. */
  readonly transport: { readonly socket?: { terminate(): void } };
  on(event: 'packetCreate', listener: () => void): void;
  close(discard: boolean): void;
}
