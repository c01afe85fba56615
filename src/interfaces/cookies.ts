import { parse, serialize } from 'hono/utils/cookie';

/** How long a browser keeps a refresh token that it does not use; the server's own limit is the truth. */
const refreshSeconds = 14 * 24 * 3600;

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

/**
 * Sign-in as cookies that scripts cannot read and that no other host of the domain can set: `__Host-` wants the whole
 * site as their path.
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
