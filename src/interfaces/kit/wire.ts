import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Kit } from './kit.ts';

/** HTTP requests below a path that a wire answers; of several paths that match, the longest wins. */
export interface Mount {
  /** `/rpc` matches `/rpc`, `/rpc/…` and `/rpc?…`. */
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** The wire itself limits what one address holds without a sign-in. */
  readonly limitsAddresses?: boolean;
}

/** A protocol through which clients reach the operations and get frames. It supplies the encoding; the kit does the rest. */
export interface Wire {
  /** In log lines, metrics and traces. */
  readonly name: string;
  readonly mounts?: readonly Mount[];
  /** Takes over the connection of an HTTP upgrade; false when it is not for this wire. */
  upgrade?(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
  /** Accepts no new calls, answers the running ones, and closes its connections. Takes at most 5 s. */
  close(): Promise<void>;
}

export type CreateWire = (kit: Kit) => Wire | Promise<Wire>;
