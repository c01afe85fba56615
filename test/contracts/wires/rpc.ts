import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { rpcWire } from '../../../src/interfaces/rpc/wire.ts';
import { type Caller, ConnectionRefused, type ReceivedFrame, type WireDriver } from './driver.ts';
import { headersOf } from './http.ts';

export const rpc: WireDriver = {
  name: 'rpc',
  create: (maxWaitingBytes) => rpcWire({ maxWaitingBytes }),
  smallBacklog: 64 * 1024,
  staysConnected: true,
  takesAnyone: true,
  answersOnConnection: false,
  callsEverything: true,
  takesCookies: true,
  takesKeys: true,
  pings: true,
  async connect(port, caller) {
    const url = `http://127.0.0.1:${port}/rpc`;
    const frames: ReceivedFrame[] = [];
    // Without credentials there are no frames to get.
    const isKnown = caller.token !== undefined || caller.cookie !== undefined;
    const events = isKnown ? await eventsOf(url, caller, frames) : undefined;
    return {
      async call(method, params, options = {}) {
        const response = await fetch(url, {
          method: 'POST',
          headers: { ...headersOf(caller), 'content-type': 'application/json' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params, ...options }),
        });
        const { result, error } = (await response.json()) as never;
        return error === undefined
          ? { ok: true, result }
          : { ok: false, problem: (error as { data: never }).data };
      },
      frames,
      closed: new Promise((resolve) => events?.once('close', resolve)),
      stopReading: () => events?.pause(),
      close: () => events?.destroy(),
    };
  },
};

async function eventsOf(url: string, caller: Caller, frames: ReceivedFrame[]): Promise<IncomingMessage> {
  const request = get(`${url}/events`, { headers: headersOf(caller) });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', () => {});
  if (response.statusCode !== 200) throw new ConnectionRefused(JSON.parse(await text(response)));
  let rest = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const { event: name, data } = Object.fromEntries(
        block.split('\n').map((line) => [line.split(':', 1)[0], line.slice(line.indexOf(':') + 2)]),
      );
      if (name !== undefined) frames.push({ name, ...JSON.parse(data!) });
    }
  });
  response.on('error', () => {});
  return response;
}
