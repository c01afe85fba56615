import type { Result, Router } from 'hono/router';

interface Node<T> {
  readonly literal: Map<string, Node<T>>;
  parameter?: Node<T>;
  readonly handlers: Map<string, { readonly handler: T; readonly names: readonly string[] }>;
}
const node = <T>(): Node<T> => ({ literal: new Map(), handlers: new Map() });

/**
 * One handler a path, and a literal segment before a parameter whatever the order of registration. Hono's own
 * routers would compose every path that matches (`/posts/feed` and `/posts/:postId`) at each request.
 */
export class LiteralFirstRouter<T> implements Router<T> {
  readonly name = 'LiteralFirstRouter';
  readonly #root = node<T>();
  readonly #exact = new Map<string, Result<T>>();
  readonly #nothing: Result<T> = [[]];

  add(method: string, path: string, handler: T): void {
    const names: string[] = [];
    let at = this.#root;
    for (const segment of path.split('/').slice(1)) {
      if (segment.startsWith(':')) {
        names.push(segment.slice(1));
        at = at.parameter ??= node();
      } else {
        const next = at.literal.get(segment) ?? node();
        at.literal.set(segment, next);
        at = next;
      }
    }
    if (at.handlers.has(method)) throw new Error(`Two routes for ${method} ${path}`);
    at.handlers.set(method, { handler, names });
    if (names.length === 0) this.#exact.set(`${method} ${path}`, [[[handler, {}]]]);
  }

  match(method: string, path: string): Result<T> {
    const exact = this.#exact.get(`${method} ${path}`);
    if (exact) return exact;
    const found = find(this.#root, path.split('/'), 1, [], (at) => at.handlers.has(method));
    if (!found) return this.#nothing;
    const { handler, names } = found.at.handlers.get(method)!;
    return [[[handler, Object.fromEntries(names.map((name, index) => [name, found.values[index]!]))]]];
  }

  /** The methods that a path answers to; none means that there is no such path. */
  methods(path: string): ReadonlySet<string> {
    const methods = new Set<string>();
    find(this.#root, path.split('/'), 1, [], (at) => {
      for (const method of at.handlers.keys()) methods.add(method);
      return false;
    });
    return methods;
  }
}

function find<T>(
  at: Node<T>,
  segments: readonly string[],
  index: number,
  values: readonly string[],
  accepts: (at: Node<T>) => boolean,
): { at: Node<T>; values: readonly string[] } | undefined {
  const segment = segments[index];
  if (segment === undefined) return accepts(at) ? { at, values } : undefined;
  const literal = at.literal.get(segment);
  const found = literal && find(literal, segments, index + 1, values, accepts);
  if (found || !at.parameter || segment === '') return found;
  return find(at.parameter, segments, index + 1, [...values, segment], accepts);
}
