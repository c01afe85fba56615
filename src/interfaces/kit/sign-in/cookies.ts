import { parse, serialize } from 'hono/utils/cookie';

/** How long browsers keep an unused refresh token; the server enforces its own limit. */
const refreshSeconds = 14 * 24 * 3600;

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

/**
 * Session tokens as cookies that scripts cannot read and other hosts of the domain cannot set. The `__Host-`
 * prefix requires the path `/`.
 */
export class SessionCookies {
  readonly #secure: boolean;
  readonly #access: string;
  readonly #refresh: string;

  constructor(publicUrl: URL) {
    const local = publicUrl.hostname === 'localhost' || publicUrl.hostname === '127.0.0.1';
    this.#secure = !(publicUrl.protocol === 'http:' && local);
    this.#access = this.#secure ? '__Host-layers-access' : 'layers-access';
    this.#refresh = this.#secure ? '__Host-layers-refresh' : 'layers-refresh';
  }

  get accessName(): string {
    return this.#access;
  }

  accessIn(header: string | undefined): string | undefined {
    return header === undefined ? undefined : parse(header, this.#access)[this.#access];
  }

  refreshIn(header: string | undefined): string | undefined {
    return header === undefined ? undefined : parse(header, this.#refresh)[this.#refresh];
  }

  issue({ accessToken, refreshToken, expiresIn }: Tokens): string[] {
    return this.#write(accessToken, expiresIn, refreshToken, refreshSeconds);
  }

  clear(): string[] {
    return this.#write('', 0, '', 0);
  }

  #write(access: string, accessSeconds: number, refresh: string, seconds: number): string[] {
    const common = { httpOnly: true, secure: this.#secure, path: '/' } as const;
    return [
      serialize(this.#access, access, { ...common, sameSite: 'Lax', maxAge: accessSeconds }),
      serialize(this.#refresh, refresh, { ...common, sameSite: 'Strict', maxAge: seconds }),
    ];
  }
}
