const schemes = ['redis:', 'rediss:'];
const usualPrefix = 'layers';

/** Where Redis is, and what the names of our keys and of our channel start with. */
export interface RedisAddress {
  readonly url: string;
  readonly prefix: string;
}

/**
 * Undefined for what is no address of Redis. Its numbered databases are not supported: messages go to all of them, so a
 * prefix keeps services apart instead.
 */
export function parseRedisUrl(text: string): RedisAddress | undefined {
  const url = URL.parse(text);
  if (!url || !schemes.includes(url.protocol) || url.hostname === '') return undefined;
  if (!['', '/', '/0'].includes(url.pathname) || url.hash !== '') return undefined;
  const { prefix = usualPrefix, ...unknown } = Object.fromEntries(url.searchParams);
  if (Object.keys(unknown).length > 0 || !/^[\w.-]{1,64}$/.test(prefix)) return undefined;
  url.search = '';
  return { url: url.href, prefix };
}
