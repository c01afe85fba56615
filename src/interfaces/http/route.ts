export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Success = 200 | 201 | 202 | 204 | 302;

/** How fields with another name or meaning on a path map to the operation's fields. */
export interface Translation {
  /** Name on this path → name of the operation's field. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Fields that identify the caller: an id other than the caller's is refused, and the field is not passed on. */
  readonly caller?: readonly string[];
  /** Values implied by the path. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Defaults for omitted fields. */
  readonly defaults?: Readonly<Record<string, unknown>>;
}

/** Another path of the same operation. */
export interface SidePath extends Translation {
  readonly method: Method;
  readonly path: string;
}

export interface Route {
  readonly method: Method;
  /** Below `/api`, with `:name` for a parameter. */
  readonly path: string;
  readonly status: Success;
  /** The status when this result field is false, because the requested state already existed. */
  readonly unless?: { readonly field: string; readonly status: Success };
  /** The result starts (`issue`, `renew`) or ends (`end`) a session, whose tokens may be sent as cookies. */
  readonly session?: 'issue' | 'renew' | 'end';
  /**
   * True when a body that is not JSON is ignored: the sender follows an external convention that adds no
   * information.
   */
  readonly othersBodies?: boolean;
  /** The result's field to which a 302 redirects, unless the caller accepts `application/json`: then 200. */
  readonly redirects?: string;
  /** The result's field that is answered alone, as this media type, when it is there. */
  readonly text?: { readonly field: string; readonly type: string };
  /** The header that signs the body, which the operation gets as it arrived, in `meta.raw`. */
  readonly signedBy?: string;
  readonly also?: readonly SidePath[];
}

/** Exactly one route for each of these operations. */
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
