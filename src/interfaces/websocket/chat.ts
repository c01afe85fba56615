import type { WebSocket } from 'ws';
import type { Outcome } from '../kit/calls/caller.ts';
import type { Connection, EndReason, Peer } from '../kit/connections/connection.ts';
import type { Problem } from '../problem.ts';
import { Malformed } from '../refusals.ts';
import { closeCode, goingAway } from './close-codes.ts';
import { type FrameCommand, parseFrame, refOf } from './frame.ts';

/** One plain WebSocket: one user in one conversation. */
export class ChatPeer implements Peer {
  readonly conversationId: string;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, conversationId: string) {
    this.#socket = socket;
    this.conversationId = conversationId;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  close(reason: EndReason): void {
    this.closeWith(reason === 'stopping' ? goingAway : closeCode(401));
  }

  closeWith(code: number): void {
    this.#socket.close(code);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** Bytes. */
  backlog(): number {
    return this.#socket.bufferedAmount;
  }

  resync(): void {
    this.send(JSON.stringify({ type: 'resync' }));
  }

  ping(): void {
    this.#socket.ping();
  }
}

/** Answers one frame of a client. */
export async function answerFrame(
  connection: Connection<ChatPeer>,
  text: string,
  isBinary: boolean,
): Promise<void> {
  const { peer } = connection;
  const { outcome, ref } = await run(connection, text, isBinary);
  if (!outcome.ok) {
    peer.send(problemFrame(outcome.problem, ref));
    if (outcome.problem.status === 401) await connection.end('session-ended');
  } else if (ref !== undefined) peer.send(JSON.stringify({ type: 'done', ref, result: outcome.result }));
}

async function run(
  connection: Connection<ChatPeer>,
  text: string,
  isBinary: boolean,
): Promise<{ readonly outcome: Outcome; readonly ref: string | undefined }> {
  let asked: FrameCommand;
  try {
    if (isBinary) throw new Malformed({ detail: 'Frames are text' });
    asked = parseFrame(text, connection.peer.conversationId);
  } catch (error) {
    const outcome = await connection.answer(async () => {
      throw error;
    });
    return { outcome, ref: isBinary ? undefined : refOf(text) };
  }
  const { operation: name, input, ref } = asked;
  return { outcome: await connection.call({ name, read: () => ({ input }) }), ref };
}

export const problemFrame = (problem: Problem, ref?: string): string =>
  JSON.stringify({ type: 'problem', problem, ...(ref !== undefined && { ref }) });
