import type { IncomingMessage } from 'node:http';
import type { SessionCookies, Tokens } from '../../kit/sign-in/cookies.ts';
import type { Origins } from '../../kit/sign-in/origins.ts';
import type { SignIn } from '../../kit/sign-in/sign-in.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Sends session tokens as cookies when asked to, and takes them back. */
export class HttpSessions {
  readonly #cookies: SessionCookies;
  readonly #origins: Origins;

  constructor({ cookies, origins }: SignIn) {
    this.#cookies = cookies;
    this.#origins = origins;
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

  /** The answer without its tokens, and the cookies that hold them: none while a second factor is missing. */
  close(result: unknown): { body: unknown; cookies: string[] } {
    if ((result as Partial<Tokens>).accessToken === undefined) return { body: result, cookies: [] };
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
