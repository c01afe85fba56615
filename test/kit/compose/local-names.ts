import dns from 'node:dns';

/** Resolves names below `localhost` to this machine, as browsers do: Node asks the system, which may not know them. */
export function resolveLocalNames(): void {
  const lookup = dns.lookup as (name: string, ...rest: unknown[]) => void;
  const local = (name: string, ...rest: unknown[]) =>
    lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest);
  dns.lookup = Object.assign(local, { __promisify__: dns.lookup.__promisify__ }) as typeof dns.lookup;
}
