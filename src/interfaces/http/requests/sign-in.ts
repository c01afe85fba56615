import type { IncomingMessage } from 'node:http';
import { TokenRejected } from '../../../application/kernel/errors.ts';
import type { Actor } from '../../../application/kernel/operation.ts';
import type { Authenticator } from '../../../application/kernel/ports.ts';
import type { SessionCookies, Tokens } from '../../cookies.ts';
import type { Origins } from '../../origins.ts';

type Fields = Readonly<Record<string, unknown>>;
const reads = new Set(['GET', 'HEAD']);

/** Authenticates HTTP callers, and sends session tokens as cookies when asked to. */
export class HttpSignIn {
  readonly #authenticator: Authenticator;
  readonly #cookies: SessionCookies;
  readonly #origins: Origins;
  readonly #onSignedIn: (incoming: IncomingMessage) => void;

  constructor(
    authenticator: Authenticator,
    cookies: SessionCookies,
    origins: Origins,
    onSignedIn: (incoming: IncomingMessage) => void = () => {},
  ) {
    this.#authenticator = authenticator;
    this.#cookies = cookies;
    this.#origins = origins;
    this.#onSignedIn = onSignedIn;
  }

  /** Public operations ignore an invalid token: a client that signs in may still send an old one. */
  async actor(incoming: IncomingMessage, isPublic: boolean): Promise<Actor | null> {
    const { authorization, cookie } = incoming.headers;
    const byCookie = authorization === undefined;
    try {
      const token = byCookie ? this.#cookies.accessIn(cookie) : tokenIn(authorization);
      if (token === undefined) return null;
      const actor = await this.#authenticator.authenticate(token);
      this.#onSignedIn(incoming);
      if (byCookie && !reads.has(incoming.method!)) this.#origins.guard(incoming.headers);
      return actor;
    } catch (error) {
      if (isPublic && error instanceof TokenRejected) return null;
      throw error;
    }
  }

  /** Removes `session` from the fields and adds the refresh token from the cookie. */
  open(incoming: IncomingMessage, fields: Fields, renews: boolean): { fields: Fields; asCookies: boolean } {
    const { session, ...rest } = fields;
    const kept = session === 'cookie' ? rest : fields;
    const fromCookie = renews && fields.refreshToken === undefined;
    const refreshToken = fromCookie ? this.#cookies.refreshIn(incoming.headers.cookie) : undefined;
    // A token that arrived in an HttpOnly cookie must not be answered in the body.
    const asCookies = session === 'cookie' || refreshToken !== undefined;
    if (asCookies) this.#origins.guard(incoming.headers);
    return { fields: refreshToken === undefined ? kept : { ...kept, refreshToken }, asCookies };
  }

  /** The refresh token of a session that is to end: the given one, else the cookie's unless a header names the session. */
  ending(incoming: IncomingMessage, fields: Fields): Fields {
    const { authorization, cookie } = incoming.headers;
    if (authorization !== undefined || !this.#hasCookie(incoming)) return fields;
    this.#origins.guard(incoming.headers);
    const refreshToken = this.#cookies.refreshIn(cookie);
    return refreshToken === undefined || fields.refreshToken !== undefined
      ? fields
      : { ...fields, refreshToken };
  }

  /** The answer without its tokens, and the cookies that hold them. */
  close(result: unknown): { body: unknown; cookies: string[] } {
    const { accessToken, refreshToken, ...body } = result as Tokens;
    return { body, cookies: this.#cookies.issue({ accessToken, refreshToken, expiresIn: body.expiresIn }) };
  }

  cleared(incoming: IncomingMessage): string[] {
    const byCookie = incoming.headers.authorization === undefined;
    return byCookie && this.#hasCookie(incoming) ? this.#cookies.clear() : [];
  }

  #hasCookie({ headers: { cookie } }: IncomingMessage): boolean {
    return [this.#cookies.accessIn(cookie), this.#cookies.refreshIn(cookie)].some((one) => one !== undefined);
  }
}

/** The token of an `Authorization` header. */
export function tokenIn(header: string): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(header) ?? [];
  if (token === undefined) throw new TokenRejected();
  return token;
}
