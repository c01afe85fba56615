import type { Server } from 'socket.io';
import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import type { Connection } from '../kit/connections/connection.ts';
import { frameBody } from '../kit/connections/frame-delivery.ts';
import type { SocketPeer } from './connection.ts';
import { FrameBatcher } from './frame-batcher.ts';

type Sockets = readonly Connection<SocketPeer>[];

/** Sends frames to sockets, encoded once for all of them: alone, or in batches to those that take them. */
export function frameDelivery(io: Server) {
  const batcher = new FrameBatcher(io);
  // Consecutive frames come with the same array.
  const split = new WeakMap<Sockets, { readonly single: string[]; readonly batched: string[] }>();
  return (outgoing: OutgoingFrame, to: Sockets): void => {
    let ids = split.get(to);
    if (!ids) split.set(to, (ids = { single: idsOf(to, false), batched: idsOf(to, true) }));
    if (ids.batched.length > 0) batcher.add(outgoing, ids.batched);
    if (ids.single.length > 0) io.to(ids.single).emit(outgoing.frame.name, frameBody(outgoing));
  };
}

const idsOf = (sockets: Sockets, takesBatches: boolean) =>
  sockets.flatMap(({ peer }) => (peer.takesBatches === takesBatches ? [peer.id] : []));
