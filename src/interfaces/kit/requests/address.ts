import type { IncomingMessage } from 'node:http';
import type { Meta } from '../../../application/kernel/operation.ts';

/** An HTTP request, or for a protocol without one `{ headers: {}, socket }`. */
export type Handshake = Pick<IncomingMessage, 'headers' | 'socket'>;

/** The caller's address, as seen by the outermost of `trustedProxies` proxies. */
export function addressOf(incoming: Handshake, trustedProxies: number): string {
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

/** An IPv4 address, or the 64 bits of an IPv6 address that its network gets: one customer has all addresses in it. */
export function networkOf(address: string): string {
  const one = plain(address);
  if (!one.includes(':')) return one;
  const [head = '', tail] = one.split('%')[0]!.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - groups.length - after.length)).fill('0');
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** What is known of the client of a call. */
export type ClientInfo = Pick<Meta, 'address' | 'userAgent'>;

export function clientOf(incoming: Handshake, trustedProxies: number): ClientInfo {
  const userAgent = incoming.headers['user-agent'];
  return { address: addressOf(incoming, trustedProxies), ...(userAgent !== undefined && { userAgent }) };
}
