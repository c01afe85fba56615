import type { Outcome } from '../../../src/interfaces/kit/calls/caller.ts';
import type { CreateWire } from '../../../src/interfaces/kit/wire.ts';
import type { Problem } from '../../../src/interfaces/problem.ts';

/** Who connects, and how. */
export interface Caller {
  readonly token?: string | undefined;
  readonly cookie?: string;
  /** Of the page that connects; a cookie is sent from a browser. */
  readonly origin?: string;
}

export interface ReceivedFrame {
  readonly name: string;
  readonly id: string;
  readonly at: string;
  readonly data: { readonly conversationId: string; readonly text: string };
}

/** A client of a wire, as the contract uses it. */
export interface WireClient {
  call(name: string, input: object, options?: { readonly idempotencyKey?: string }): Promise<Outcome>;
  /** In the order of their arrival. */
  readonly frames: readonly ReceivedFrame[];
  /** Resolves when the service has closed the connection. */
  readonly closed: Promise<unknown>;
  /** Gives the connection a new token, if the protocol can do that. */
  renew?(token: string): Promise<Outcome>;
  /** From here on the client takes no bytes from its connection. */
  stopReading(): void;
  close(): void;
}

/** Thrown by `connect` when the wire refuses the connection. */
export class ConnectionRefused extends Error {
  readonly problem: Pick<Problem, 'status' | 'code'> | undefined;

  constructor(problem?: Pick<Problem, 'status' | 'code'>) {
    super(`Refused: ${problem?.code}`);
    this.problem = problem;
  }
}

/** What the contract has to know of a wire. */
export interface WireDriver {
  /** As in `Meta.wire`. */
  readonly name: string;
  /** Undefined for HTTP, which is always there. */
  readonly create: ((maxBacklog: number) => CreateWire) | undefined;
  /** In the unit of the wire: much less than what a test sends. */
  readonly smallBacklog: number;
  /** Clients stay connected and get frames. */
  readonly staysConnected: boolean;
  /** Clients that are not signed in may connect. */
  readonly takesAnyone: boolean;
  /** Calls go over the connection that gets frames. */
  readonly answersOnConnection: boolean;
  /** It can call every operation, not only `messaging.send-message`. */
  readonly callsEverything: boolean;
  /** Browsers speak it, so a cookie can sign in. */
  readonly takesCookies: boolean;
  /** A call can carry an idempotency key. */
  readonly takesKeys: boolean;
  /** It asks its clients for signs of life by the kit's timer. */
  readonly pings: boolean;
  connect(port: number, caller: Caller): Promise<WireClient>;
}

export const conversationId = 'the-conversation';
