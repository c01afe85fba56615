import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Caller, Outcome, WireCall } from '../kit/calls/caller.ts';
import type { Kit } from '../kit/kit.ts';
import { answerJson } from '../kit/requests/answer.ts';
import { jsonBody } from '../kit/requests/body.ts';
import type { Problem } from '../problem.ts';
import { Malformed } from '../refusals.ts';

type Id = string | number | null;
/** A request as JSON-RPC has it; `idempotencyKey` is ours. */
const RpcRequest = z.strictObject({
  jsonrpc: z.literal('2.0'),
  method: z.string(),
  params: z.unknown().optional(),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  idempotencyKey: z.unknown().optional(),
});

/** JSON-RPC's own codes; other refusals have their HTTP status. */
export const codes: Readonly<Record<string, number>> = {
  'request.unknown-operation': -32601,
  'request.invalid-fields': -32602,
  'request.internal-error': -32603,
};

/** Answers the calls of one request, which run at the same time. Throws when the request cannot be read. */
export async function answerCalls(
  kit: Kit,
  caller: Caller,
  batch: WireCall,
  incoming: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const body = await jsonBody(incoming);
  const most = kit.limits.callsInFlight;
  if (Array.isArray(body) && (body.length === 0 || body.length > most))
    throw new Malformed({ detail: `A batch has 1 to ${most} calls` });
  const authenticate = async () => (await kit.signIn.credentials(incoming))?.signedIn;
  const answered = async (one: unknown): Promise<object | undefined> => {
    const parsed = RpcRequest.safeParse(one);
    if (!parsed.success) {
      const problem = caller.begin(batch.client).refuse(new Malformed({ detail: 'Not a JSON-RPC 2.0 call' }));
      return refused(-32600, problem, null);
    }
    const { method: name, params: input, id, idempotencyKey } = parsed.data;
    const outcome = await caller.call(
      { name, read: () => ({ input, idempotencyKey }) },
      batch.client,
      authenticate,
    );
    return id === undefined ? undefined : answerOf(outcome, id);
  };
  const answers = Array.isArray(body) ? await Promise.all(body.map(answered)) : await answered(body);
  const sent = Array.isArray(answers) ? answers.filter((answer) => answer !== undefined) : answers;
  const isSilent = sent === undefined || (Array.isArray(sent) && sent.length === 0);
  answerJson(response, isSilent ? 204 : 200, headers, isSilent ? undefined : sent);
}

const answerOf = (outcome: Outcome, id: Id) =>
  outcome.ok
    ? { jsonrpc: '2.0', id, result: outcome.result }
    : refused(codes[outcome.problem.code] ?? outcome.problem.status, outcome.problem, id);

const refused = (code: number, problem: Problem, id: Id) => ({
  jsonrpc: '2.0',
  id,
  error: { code, message: problem.detail, data: problem },
});
