import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NotSignedIn } from '../../application/kernel/errors.ts';
import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import type { Instant } from '../../domain/kernel/id.ts';
import type { WireCall } from '../kit/calls/caller.ts';
import type { Connection, Peer } from '../kit/connections/connection.ts';
import type { Connections } from '../kit/connections/connections.ts';
import { frameBody } from '../kit/connections/frame-delivery.ts';
import type { Kit } from '../kit/kit.ts';
import { Malformed } from '../refusals.ts';

/** Frames are stored a moment after their ids are made. */
const marginMs = 60_000;

/** One stream of Server-Sent Events. */
export class EventStream implements Peer {
  readonly #response: ServerResponse;
  alive = () => {};

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  write(text: string): void {
    this.#response.write(text);
  }

  close(): void {
    this.#response.end();
  }

  terminate(): void {
    this.#response.destroy();
  }

  /** Bytes. */
  backlog(): number {
    return this.#response.writableLength;
  }

  /** A comment; the client lives if its system takes the bytes. */
  ping(): void {
    this.#response.write(':\n\n', (error) => error || this.alive());
  }

  resync(): void {
    this.write(textOf('resync', {}));
  }

  /** The client has to come again with a new token. */
  expiring(expiresAt: Instant): void {
    this.write(textOf('session.expiring', { expiresAt: new Date(expiresAt).toISOString() }));
  }
}

export function deliver(outgoing: OutgoingFrame, to: readonly Connection<EventStream>[]): void {
  const text = textOf(outgoing.frame.name, frameBody(outgoing), outgoing.id);
  for (const { peer } of to) peer.write(text);
}

/** Streams the caller's frames. After `Last-Event-ID` it first lists the conversations that have changed since. */
export async function openEvents(
  kit: Kit,
  streams: Connections<EventStream>,
  call: WireCall,
  incoming: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  streams.assertRoom();
  const since = timeOf(incoming.headers['last-event-id']);
  const credentials = await kit.signIn.credentials(incoming);
  if (!credentials) throw new NotSignedIn();
  call.actor = credentials.signedIn;
  if (response.destroyed) return;
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  const peer = new EventStream(response);
  const { connection, closed } = streams.open(peer, call.client, credentials);
  peer.alive = () => connection.alive();
  response.on('error', closed).on('close', closed);
  peer.write('retry: 2000\n\n');
  call.log(200);
  if (since !== undefined) await sendHeads(kit, call, response, since - marginMs);
}

/** A stream that fails is cut: the client comes again with the same id. */
async function sendHeads(kit: Kit, call: WireCall, response: ServerResponse, since: Instant): Promise<void> {
  const listHeads = kit.operations.get('messaging.list-heads')!;
  try {
    let cursor: string | null | undefined;
    do {
      const input = { since: new Date(since).toISOString(), limit: 100, ...(cursor && { cursor }) };
      const page = (await call.dispatch(listHeads, input)) as HeadPage;
      for (const { changedAt: at, ...data } of page.items)
        response.write(textOf('conversation.head', { id: randomUUID(), at, data }));
      cursor = page.nextCursor;
    } while (cursor && !response.destroyed);
  } catch (error) {
    call.problemOf(error);
    response.destroy();
  }
}

interface HeadPage {
  readonly items: readonly {
    readonly conversationId: string;
    readonly lastChangeSeq: number;
    readonly changedAt: string;
  }[];
  readonly nextCursor: string | null;
}

/** When the frame with this id was made: ids are UUIDv7. */
function timeOf(id: string | string[] | undefined): Instant | undefined {
  if (id === undefined || id === '') return undefined;
  const [, high, low] =
    /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(String(id)) ?? [];
  if (high === undefined)
    throw new Malformed({ detail: 'Last-Event-ID takes an id that this stream has sent' });
  return Number.parseInt(high + low, 16);
}

const textOf = (name: string, data: object, id?: string) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
