import type { IncomingMessage } from 'node:http';
import type { Registry } from 'prom-client';
import { DependencyDown } from '../../application/kernel/dependencies.ts';
import { isLoopback } from '../kit/requests/address.ts';
import { NotReady, UnknownPath } from '../refusals.ts';
import type { RequestContext } from './requests/request-context.ts';

export type Readiness = Readonly<Record<string, () => Promise<void>>>;

/**
 * Refuses with the names of the dependencies that do not answer, and why where that is known. The service is ready
 * without those in `degrades`, and says that they are missing.
 */
export async function ready(
  context: RequestContext,
  checks: Readiness,
  degrades: Readiness,
): Promise<Response> {
  const [failed, missing] = await Promise.all([failedOf(checks), failedOf(degrades)]);
  if (failed.length > 0) throw new NotReady({ detail: `Not answering: ${failed.join(', ')}` });
  return context.json(200, { status: 'ready', ...(missing.length > 0 && { degraded: missing }) });
}

async function failedOf(checks: Readiness): Promise<string[]> {
  const names = Object.keys(checks);
  const outcomes = await Promise.allSettled(names.map(async (name) => checks[name]!()));
  return names.flatMap((name, index) => {
    const outcome = outcomes[index]!;
    return outcome.status === 'rejected' ? [name + because(outcome.reason)] : [];
  });
}

/** The message of any other error may hold secrets. */
const because = (error: unknown): string =>
  error instanceof DependencyDown ? ` (${error.state}: ${error.reason})` : '';

/** Metrics for requests from this machine; for all others, and through a proxy, the path does not exist. */
export async function metrics(context: RequestContext, registry: Registry): Promise<Response> {
  if (!isLocal(context.incoming)) throw new UnknownPath();
  return context.answer(200, await registry.metrics(), { 'content-type': registry.contentType });
}

const isLocal = ({ socket, headers }: IncomingMessage) =>
  isLoopback(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;
