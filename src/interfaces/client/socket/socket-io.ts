import type { Socket } from 'socket.io-client';
import type { Problem } from '../failures.ts';
import type { Frame } from '../transport.ts';

export interface Pushes {
  readonly onFrame: (name: string, frame: Frame) => void;
  /** Called shortly before the token expires. */
  readonly onExpiring: () => void;
  /** Called when frames may have been lost. */
  readonly onResync: () => void;
}

/** Loads socket.io-client, only when sockets are used. The socket connects only on request. */
export async function loadSocket(
  url: string,
  options: Readonly<Record<string, unknown>>,
  token: () => string | undefined,
  { onFrame, onExpiring, onResync }: Pushes,
): Promise<Socket> {
  const { io } = await import('socket.io-client');
  const socket = io(url, {
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    transports: ['websocket'],
    ...options,
    auth: (say) => {
      const given = token();
      say({ batch: true, ...(given !== undefined && { token: given }) });
    },
  });
  socket.on('session.expiring', onExpiring);
  socket.on('resync', onResync);
  socket.onAny((name: string, ...args: unknown[]) => {
    if (name === 'batch')
      for (const { name: one, ...frame } of args[0] as (Frame & { name: string })[]) onFrame(one, frame);
    else if (name !== 'session.expiring' && name !== 'resync') onFrame(name, args[0] as Frame);
  });
  return socket;
}

/** Resolves to undefined when connected, to the problem when refused, and to null when there was no answer. */
export function handshake(socket: Socket): Promise<Problem | null | undefined> {
  return new Promise((resolve) => {
    const opened = () => settle(undefined);
    const failed = (error: Error & { data?: Problem }) => settle(error.data ?? null);
    const lost = () => settle(null);
    const settle = (outcome: Problem | null | undefined) => {
      socket.off('connect', opened).off('connect_error', failed).off('disconnect', lost);
      resolve(outcome);
    };
    socket.once('connect', opened).once('connect_error', failed).once('disconnect', lost).connect();
  });
}
