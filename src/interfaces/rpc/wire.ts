import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../kit/calls/caller.ts';
import type { Connections } from '../kit/connections/connections.ts';
import type { Kit } from '../kit/kit.ts';
import { answerHeaders, answerJson, answerProblem, preflightHeaders } from '../kit/requests/answer.ts';
import type { CreateWire } from '../kit/wire.ts';
import { wrongMethod } from '../problem.ts';
import { UnknownPath } from '../refusals.ts';
import { answerCalls } from './calls.ts';
import { deliver, type EventStream, openEvents } from './events.ts';

const name = 'rpc';
/** The method of each path. */
const paths: Readonly<Record<string, 'GET' | 'POST'>> = { '/rpc': 'POST', '/rpc/events': 'GET' };

/** JSON-RPC 2.0 for calls, Server-Sent Events for frames: for servers, and networks that block WebSockets. */
export const rpcWire =
  ({ maxWaitingBytes = 1024 * 1024 }: { readonly maxWaitingBytes?: number } = {}): CreateWire =>
  (kit) => {
    const caller = kit.caller(name);
    const streams = kit.connections<EventStream>(caller, { maxBacklog: maxWaitingBytes, deliver });
    return {
      name,
      mounts: [
        {
          path: '/rpc',
          handle: (request, response) => void answer(kit, caller, streams, request, response),
        },
      ],
      close: () => streams.close(),
    };
  };

/** Never rejects. */
async function answer(
  kit: Kit,
  caller: Caller,
  streams: Connections<EventStream>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = caller.begin(kit.clientOf(request));
  const headers = answerHeaders(kit, request, call.requestId);
  try {
    const path = request.url!.split('?', 1)[0]!;
    const method = paths[path];
    if (method === undefined) throw new UnknownPath();
    if (request.method !== method) {
      const isPreflight = request.method === 'OPTIONS';
      if (!isPreflight) call.refusedWith(wrongMethod);
      call.log(isPreflight ? 204 : wrongMethod.status);
      if (isPreflight) answerJson(response, 204, { ...headers, allow: method, ...preflightHeaders(method) });
      else answerProblem(response, wrongMethod, { ...headers, allow: method });
      return;
    }
    if (method === 'GET') await openEvents(kit, streams, call, request, response, headers);
    else await answerCalls(kit, caller, call, request, response, headers);
  } catch (error) {
    answerProblem(response, call.refuse(error), headers);
  }
}
