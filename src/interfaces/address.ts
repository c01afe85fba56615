import type { IncomingMessage } from 'node:http';

/** The caller's address, as seen by the outermost of `trustedProxies` proxies. */
export function addressOf(incoming: IncomingMessage, trustedProxies: number): string {
  const nearest = plain(incoming.socket.remoteAddress ?? '');
  if (trustedProxies === 0) return nearest;
  const forwarded = incoming.headers['x-forwarded-for'];
  if (forwarded === undefined) return nearest;
  const hops = [
    ...String(forwarded)
      .split(',')
      .map((hop) => plain(hop.trim())),
    nearest,
  ];
  return hops.at(-1 - trustedProxies) ?? hops[0]!;
}

const plain = (address: string) => (address.startsWith('::ffff:') ? address.slice(7) : address);

export const isLoopback = (address: string): boolean =>
  address === '::1' || plain(address).startsWith('127.');
