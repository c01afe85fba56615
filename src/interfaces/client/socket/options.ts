import type { ConnectionState } from '../events.ts';
import type { CallRefused } from '../failures.ts';
import type { RetryPolicy } from '../retries.ts';
import type { SignIn } from '../sign-in.ts';
import type { Frame } from '../transport.ts';

export interface SocketOptions {
  readonly url: string;
  readonly signIn: SignIn;
  readonly timeoutMs: number;
  readonly resends: RetryPolicy;
  readonly byCookie: boolean;
  /** More options for socket.io-client. */
  readonly socketOptions: Readonly<Record<string, unknown>>;
  /** Called with `open` at each connection, including the first. */
  readonly onState: (state: ConnectionState) => void;
  readonly onFrame: (name: string, frame: Frame) => void;
  /** Called when the session has ended; the socket stays closed until the next call. */
  readonly onRefused: (error: CallRefused, token: string | undefined) => void;
}
