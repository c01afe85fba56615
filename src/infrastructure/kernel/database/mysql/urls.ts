/** The hosts of a URL, such as `mysql://user@a,b:3307/layers`: one URL for each. */
export function urlsOf(url: string): string[] {
  const [, before, hosts, after] = /^(mysql:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/.exec(url) ?? [];
  return hosts === undefined ? [url] : hosts.split(',').map((host) => `${before}${host}${after}`);
}
