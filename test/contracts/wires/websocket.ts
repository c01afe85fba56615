import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Outcome } from '../../../src/interfaces/kit/calls/caller.ts';
import { webSocketWire } from '../../../src/interfaces/websocket/wire.ts';
import { ConnectionRefused, conversationId, type ReceivedFrame, type WireDriver } from './driver.ts';
import { headersOf } from './http.ts';

export const websocket: WireDriver = {
  name: 'websocket',
  create: (maxWaitingBytes) => webSocketWire({ maxWaitingBytes }),
  smallBacklog: 64 * 1024,
  staysConnected: true,
  takesAnyone: false,
  answersOnConnection: true,
  callsEverything: false,
  takesCookies: true,
  takesKeys: false,
  pings: true,
  async connect(port, caller) {
    const client = new WebSocket(`ws://127.0.0.1:${port}/api/chats/ws/${conversationId}/x`, {
      headers: headersOf(caller),
    });
    const frames: ReceivedFrame[] = [];
    const answers = new Map<string, (outcome: Outcome) => void>();
    let refused: ConnectionRefused | undefined;
    client.on('message', (data) => {
      const { type, ref, result, problem, eventId, at, ...rest } = JSON.parse(String(data));
      if (type === 'done') answers.get(ref)!({ ok: true, result });
      else if (type === 'problem' && ref === undefined) refused = new ConnectionRefused(problem);
      else if (type === 'problem') answers.get(ref)!({ ok: false, problem });
      else frames.push({ name: type, id: eventId, at, data: rest });
    });
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.on('error', () => {});
    await once(client, 'open').catch(() => {
      throw new ConnectionRefused();
    });
    const call = (_: string, { conversationId: __, ...input }: { conversationId?: string }) =>
      new Promise<Outcome>((resolve) => {
        const ref = randomUUID();
        answers.set(ref, resolve);
        client.send(JSON.stringify({ type: 'create', ref, ...input }));
      });
    // A refused socket opens as well, to say why; it does so before it answers a ping.
    client.ping();
    await Promise.race([once(client, 'pong'), closed]);
    if (refused) throw refused;
    return {
      call,
      frames,
      closed,
      stopReading: () => client.pause(),
      close: () => client.terminate(),
    };
  },
};
