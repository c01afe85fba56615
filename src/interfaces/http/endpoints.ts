import type { Operation } from '../../application/kernel/operation.ts';
import type { Flow, Shortcut } from './aliases.ts';
import type { Method, Route, SidePath, Translation } from './route.ts';

/** One method and path, with its operation. */
export interface Endpoint {
  readonly method: Method;
  /** The full path. */
  readonly path: string;
  readonly operation: Operation;
  readonly status: Route['status'];
  readonly unless: Route['unless'];
  readonly session: Route['session'];
  readonly othersBodies: boolean;
  readonly redirects: string | undefined;
  readonly text: Route['text'];
  readonly signedBy: Route['signedBy'];
  readonly translation: Translation;
  readonly flow: Flow | undefined;
  /** The operation whose result is answered: differs from `operation` for a flow. */
  readonly answers: Operation;
  readonly isAlias: boolean;
}

export interface Paths {
  readonly operations: readonly Operation[];
  readonly routes: Readonly<Record<string, Route>>;
  readonly aliases: readonly Shortcut[];
}

/**
 * All methods and paths of the operations, the aliases of an operation after its own route. Throws when two
 * have the same shape.
 */
export function endpointsOf({ operations, routes, aliases }: Paths): Endpoint[] {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const routed = operations.flatMap((operation) => {
    const route = routes[operation.name];
    if ((route === undefined) !== (operation.overSockets === true))
      throw new Error(`${route ? 'A' : 'No'} route for ${operation.name}`);
    return route ? [{ operation, route }] : [];
  });
  const own = routed.map(({ operation, route }) => endpoint(operation, route, `/api${route.path}`));
  const sides = routed.flatMap(({ operation, route }) =>
    (route.also ?? []).map((side) => alias(endpoint(operation, route, `/api${side.path}`), side)),
  );
  const taken = new Set([...own, ...sides].map(shape));
  const shortcuts = routed.flatMap(({ operation, route }) =>
    aliases
      .filter((shortcut) => shortcut.operation === operation.name)
      .flatMap((shortcut) =>
        [shortcut.path, `/api${shortcut.path}`].map((path) =>
          flowing(alias(endpoint(operation, route, path), shortcut), shortcut.flow, byName),
        ),
      ),
  );
  const all = [...own, ...sides, ...shortcuts.filter((shortcut) => !taken.has(shape(shortcut)))];
  refuseDuplicates(all);
  return all;
}

const shape = ({ method, path }: Endpoint) => `${method} ${path.replace(/:\w+/g, ':')}`;

function refuseDuplicates(endpoints: readonly Endpoint[]): void {
  const seen = new Set<string>();
  for (const endpoint of endpoints) {
    const key = shape(endpoint);
    if (seen.has(key)) throw new Error(`Two routes for ${endpoint.method} ${endpoint.path}`);
    seen.add(key);
  }
}

/** Sorts `/posts/feed` before `/posts/:postId`, since Hono uses the first route that matches. */
export const literalFirst = (endpoints: readonly Endpoint[]): Endpoint[] =>
  endpoints.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
const rank = ({ path }: Endpoint) =>
  path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? 1 : 0))
    .join('');

const endpoint = (
  operation: Operation,
  { method, status, unless, session, othersBodies = false, redirects, text, signedBy }: Route,
  path: string,
): Endpoint => ({
  method,
  path,
  operation,
  status,
  unless,
  session,
  othersBodies,
  redirects,
  text,
  signedBy,
  translation: {},
  flow: undefined,
  answers: operation,
  isAlias: false,
});

const alias = (
  own: Endpoint,
  { method, rename = {}, caller = [], fixed = {}, defaults = {} }: SidePath,
): Endpoint => ({
  ...own,
  method,
  translation: { rename, caller, fixed, defaults },
  isAlias: true,
});

const flowing = (own: Endpoint, flow: Flow | undefined, byName: ReadonlyMap<string, Operation>): Endpoint =>
  flow ? { ...own, flow, status: 200, answers: byName.get(flow.answers)! } : own;
