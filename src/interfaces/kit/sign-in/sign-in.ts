import { TokenRejected } from '../../../application/kernel/errors.ts';
import type { Authenticator, SignedIn } from '../../../application/kernel/ports.ts';
import type { ConnectionLimit } from '../connections/connection-limit.ts';
import type { Handshake } from '../requests/address.ts';
import { SessionCookies } from './cookies.ts';
import { Origins } from './origins.ts';

export interface SignInOptions {
  readonly authenticator: Authenticator;
  readonly publicUrl: URL;
  readonly corsOrigins: readonly string[];
  readonly connectionLimit: ConnectionLimit | undefined;
}

export interface Credentials {
  readonly token: string;
  readonly signedIn: SignedIn;
  /** The browser sent the token by itself, so another site may have caused the request; a refresh renews it. */
  readonly byCookie: boolean;
}

/** Finds out who sent an HTTP request, or who opened a connection of another protocol. */
export class SignIn {
  readonly cookies: SessionCookies;
  readonly origins: Origins;
  readonly #options: SignInOptions;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.cookies = new SessionCookies(options.publicUrl);
    this.origins = new Origins(options.publicUrl, options.corsOrigins);
  }

  /**
   * By the `given` token, else by the `Authorization` header, else by the cookie, which only pages of the listed
   * origins may use unless the request is `harmless` (it reads, and the page that caused it cannot see the answer).
   * Undefined without a token; throws `TokenRejected` and `CrossSite`.
   */
  async credentials(
    incoming: Handshake,
    { given, harmless = false }: { readonly given?: string | undefined; readonly harmless?: boolean } = {},
  ): Promise<Credentials | undefined> {
    const { authorization, cookie } = incoming.headers;
    const sent = given ?? (authorization === undefined ? undefined : tokenIn(authorization));
    const token = sent ?? this.cookies.accessIn(cookie);
    if (token === undefined) return undefined;
    const signedIn = await this.#options.authenticator.authenticate(token);
    this.#options.connectionLimit?.signedIn(incoming);
    const byCookie = sent === undefined;
    if (byCookie && !harmless) this.origins.guard(incoming.headers);
    return { token, signedIn, byCookie };
  }
}

/** The token of an `Authorization` header. */
export function tokenIn(header: string): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(header) ?? [];
  if (token === undefined) throw new TokenRejected();
  return token;
}
