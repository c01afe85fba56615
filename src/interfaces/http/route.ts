export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Success = 200 | 201 | 202 | 204;

/** How fields that have another name or meaning on a path become the operation's own. */
export interface Translation {
  /** Name on this path → name of the operation's field. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Fields that say who calls: another id than the caller's is refused, and they go no further. */
  readonly caller?: readonly string[];
  /** What the path itself says. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** What it means where callers say nothing. */
  readonly defaults?: Readonly<Record<string, unknown>>;
}

/** Another way to the same operation. */
export interface SidePath extends Translation {
  readonly method: Method;
  readonly path: string;
}

export interface Route {
  readonly method: Method;
  /** Below `/api`, with `:name` for a parameter. */
  readonly path: string;
  readonly status: Success;
  /** Another status when this field of the result is false: what was asked for was there already. */
  readonly unless?: { readonly field: string; readonly status: Success };
  /** The answer holds a sign-in (`issue`, `renew`) that may travel as cookies, or takes it away (`end`). */
  readonly session?: 'issue' | 'renew' | 'end';
  readonly also?: readonly SidePath[];
}

/** One route for each operation, neither fewer nor more. */
export type RouteTable<N extends string> = Readonly<Record<N, Route>>;

type Extras = Partial<Omit<Route, 'method' | 'path'>>;
const route =
  (method: Method) =>
  (path: string, extras: Extras = {}): Route => ({ method, path, status: 200, ...extras });

export const get = route('GET');
export const post = route('POST');
export const put = route('PUT');
export const patch = route('PATCH');
export const del = route('DELETE');

/** The names of a path's parameters. */
export const paramsOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
