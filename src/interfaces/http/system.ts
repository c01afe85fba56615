import type { IncomingMessage } from 'node:http';
import type { Registry } from 'prom-client';
import { isLoopback } from '../address.ts';
import { NotReady, UnknownPath } from '../refusals.ts';
import type { RequestContext } from './requests/request-context.ts';

export type Readiness = Readonly<Record<string, () => Promise<void>>>;

/** Refuses with the names of what does not answer. */
export async function ready(context: RequestContext, checks: Readiness): Promise<Response> {
  const names = Object.keys(checks);
  const outcomes = await Promise.allSettled(names.map(async (name) => checks[name]!()));
  const failed = names.filter((_, index) => outcomes[index]!.status === 'rejected');
  if (failed.length > 0) throw new NotReady({ detail: `Not answering: ${failed.join(', ')}` });
  return context.json(200, { status: 'ready' });
}

/** For whoever runs this machine: to anyone else, and through any proxy, the path is not there. */
export async function metrics(context: RequestContext, registry: Registry): Promise<Response> {
  if (!isLocal(context.incoming)) throw new UnknownPath();
  return context.answer(200, await registry.metrics(), { 'content-type': registry.contentType });
}

const isLocal = ({ socket, headers }: IncomingMessage) =>
  isLoopback(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;
