import { io } from 'socket.io-client';
import { socketWire } from '../../../src/interfaces/socket/wire.ts';
import { ConnectionRefused, type ReceivedFrame, type WireDriver } from './driver.ts';
import { headersOf } from './http.ts';

export const socket: WireDriver = {
  name: 'socket',
  create: (maxQueuedPackets) => socketWire({ maxQueuedPackets }),
  smallBacklog: 20,
  staysConnected: true,
  takesAnyone: true,
  answersOnConnection: true,
  callsEverything: true,
  takesCookies: true,
  takesKeys: true,
  // Engine.IO asks by itself.
  pings: false,
  async connect(port, { token, ...caller }) {
    const client = io(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: token === undefined ? {} : { token },
      extraHeaders: headersOf(caller),
    });
    const frames: ReceivedFrame[] = [];
    client.onAny((name: string, frame: object) => frames.push({ name, ...frame } as ReceivedFrame));
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve);
      client.once('connect_error', (error: Error & { data?: unknown }) => {
        reject(new ConnectionRefused(error.data as never));
      });
    });
    return {
      call: (name, input, options = {}) => client.timeout(10_000).emitWithAck(name, input, options),
      renew: (renewed) => client.emitWithAck('identity.renew-socket', { token: renewed }),
      frames,
      closed: new Promise((resolve) => client.once('disconnect', resolve)),
      stopReading: () => (client.io.engine.transport as unknown as { ws: { pause(): void } }).ws.pause(),
      close: () => void client.disconnect(),
    };
  },
};
