import { type CallRefused, isRefusal } from './failures.ts';
import type { TokenStore, Tokens } from './tokens.ts';
import type { Transport } from './transport.ts';

export interface SignInListeners {
  /** The account has signed out, its session is over, or another signed in. */
  readonly onEnd: () => void;
  /** The user asked to sign out. */
  readonly onForget: (userId: string | undefined) => Promise<void> | void;
  /** The session is over, and nobody asked for that. */
  readonly onSignedOut: (refusal: CallRefused) => void;
}

/**
 * Whether a log-in waits for a second factor. Nothing has changed then: no session began and none ended. Go on with
 * `identity.prove-factor` and the ticket.
 */
export const needsFactor = <A>(answer: A): answer is Extract<A, { readonly factorRequired: unknown }> =>
  typeof answer === 'object' && answer !== null && 'factorRequired' in answer;

/** A token that expires sooner is renewed before use. */
const spareMs = 20_000;

/** The session of one client. Concurrent calls with an expired token renew it only once. */
export class SignIn {
  readonly #store: TokenStore;
  readonly #http: Transport;
  readonly #byCookie: boolean;
  readonly #listeners: SignInListeners;
  #renewal: Promise<string | undefined> | undefined;
  #userId: string | undefined;
  #epoch = 0;
  /** The last token of a session that is known to be over, so that this is told once. */
  #over: string | undefined;

  constructor(store: TokenStore, http: Transport, byCookie: boolean, listeners: SignInListeners) {
    this.#store = store;
    this.#http = http;
    this.#byCookie = byCookie;
    this.#listeners = listeners;
  }

  /** Changes when the account ends: what was asked before must not be sent or shown afterwards. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Whose session this is, if a sign-in or the store has said so. */
  async userId(): Promise<string | undefined> {
    return this.#userId ?? (await this.#store.read())?.userId;
  }

  /** The tokens as they are, expired or not. */
  async tokens(): Promise<Tokens | null> {
    return this.#store.read();
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

  async canRenew(): Promise<boolean> {
    const tokens = await this.#store.read();
    return tokens ? tokens.refreshToken !== undefined : this.#byCookie;
  }

  /** Stores the tokens of a sign-in or renewal, unless they were sent as cookies; returns the access token. */
  async keep(result: unknown): Promise<string | undefined> {
    const { accessToken, refreshToken, expiresIn, user } = result as Tokens & {
      expiresIn: number;
      user?: { id: string };
    };
    const before = await this.#store.read();
    const known = this.#userId ?? before?.userId;
    if (user && (known === undefined ? before !== null || this.#byCookie : known !== user.id)) this.#end();
    this.#over = undefined;
    const userId = user?.id ?? known;
    this.#userId = userId;
    if (accessToken === undefined) return undefined;
    const expiresAt = Date.now() + expiresIn * 1000;
    await this.#store.write({
      accessToken,
      refreshToken,
      expiresAt,
      ...(userId !== undefined && { userId }),
    });
    return accessToken;
  }

  async forget(): Promise<void> {
    const userId = await this.userId();
    this.#end();
    await this.#store.write(null);
    await this.#listeners.onForget(userId);
  }

  /** A call with this token was refused, and no other token can be had. */
  over(refusal: CallRefused, token: string | undefined): void {
    const told = token ?? 'cookie';
    if (this.#over === told) return;
    this.#over = told;
    this.#end();
    this.#listeners.onSignedOut(refusal);
  }

  async #renew(used: string | undefined): Promise<string | undefined> {
    const tokens = await this.#store.read();
    // Another caller, or another tab on the same store, has already renewed it.
    if (tokens && tokens.accessToken !== used) return tokens.accessToken;
    const input = tokens ? { refreshToken: tokens.refreshToken } : { session: 'cookie' };
    const epoch = this.#epoch;
    try {
      return await this.keep(await this.#http.send({ name: 'identity.refresh', input }, undefined));
    } catch (error) {
      if (isRefusal(error, 401) && epoch === this.#epoch) {
        await this.#store.write(null);
        this.over(error, used);
      }
      throw error;
    }
  }

  #end(): void {
    this.#epoch++;
    this.#userId = undefined;
    this.#listeners.onEnd();
  }
}
