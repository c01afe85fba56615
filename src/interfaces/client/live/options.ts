import type { ConnectionState } from '../events.ts';
import type { CallRefused } from '../failures.ts';
import type { RetryPolicy } from '../retries.ts';
import type { SignIn } from '../sign-in.ts';
import type { Frame, Transport } from '../transport.ts';

/** What all transports that receive frames need. */
export interface LiveOptions {
  readonly url: string;
  readonly signIn: SignIn;
  readonly timeoutMs: number;
  readonly resends: RetryPolicy;
  readonly byCookie: boolean;
  /** Called with `open` at each connection, including the first. */
  readonly onState: (state: ConnectionState) => void;
  readonly onFrame: (name: string, frame: Frame) => void;
  /** Called when frames may have been lost although the connection is open. */
  readonly onResync: () => void;
  /** Called when the session has ended; the connection stays closed until the next call. */
  readonly onRefused: (error: CallRefused, token: string | undefined) => void;
}

/** Sends calls, and receives frames while it is open. */
export interface LiveTransport extends Transport {
  readonly state: ConnectionState;
  open(): void;
  /** Reconnects as another user, or signed out. */
  reopen(): void;
  close(): void;
}
