import { isRefusal } from './failures.ts';
import type { Transport } from './transport.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Milliseconds since 1970, by the local clock. */
  readonly expiresAt?: number | undefined;
}

/** Storage for the tokens: memory, a keychain, or the browser's storage. */
export interface TokenStore {
  read(): Promise<Tokens | null> | Tokens | null;
  write(tokens: Tokens | null): Promise<void> | void;
}

export function memoryStore(tokens: Tokens | null = null): TokenStore {
  let kept = tokens;
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}

/** A token that expires sooner is renewed before use. */
const spareMs = 20_000;

/** The session of one client. Concurrent calls with an expired token renew it only once. */
export class SignIn {
  readonly #store: TokenStore;
  readonly #http: Transport;
  #renewal: Promise<string | undefined> | undefined;

  constructor(store: TokenStore, http: Transport) {
    this.#store = store;
    this.#http = http;
  }

  /** A valid access token; undefined when signed out, or when the session is a cookie. */
  async token(): Promise<string | undefined> {
    const tokens = await this.#store.read();
    if (!tokens) return undefined;
    const dying = tokens.expiresAt !== undefined && tokens.expiresAt - Date.now() < spareMs;
    return dying && tokens.refreshToken !== undefined ? this.renew(tokens.accessToken) : tokens.accessToken;
  }

  /** A token other than `used`. Throws when the refresh is refused. */
  renew(used: string | undefined): Promise<string | undefined> {
    this.#renewal ??= this.#renew(used).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(used: string | undefined): Promise<string | undefined> {
    const tokens = await this.#store.read();
    // Another caller, or another tab on the same store, has already renewed it.
    if (tokens && tokens.accessToken !== used) return tokens.accessToken;
    const input = tokens ? { refreshToken: tokens.refreshToken } : { session: 'cookie' };
    try {
      return await this.keep(await this.#http.send({ name: 'identity.refresh', input }, undefined));
    } catch (error) {
      if (isRefusal(error, 401)) await this.#store.write(null);
      throw error;
    }
  }

  async canRenew(byCookie: boolean): Promise<boolean> {
    const tokens = await this.#store.read();
    return tokens ? tokens.refreshToken !== undefined : byCookie;
  }

  /** Stores the tokens of a sign-in; nothing when they were sent as cookies. */
  async keep(result: unknown): Promise<string | undefined> {
    const { accessToken, refreshToken, expiresIn } = result as Tokens & { expiresIn: number };
    if (accessToken === undefined) return undefined;
    await this.#store.write({ accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000 });
    return accessToken;
  }

  async forget(): Promise<void> {
    await this.#store.write(null);
  }
}
