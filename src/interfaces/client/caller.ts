import type { Route } from '../http/route.ts';
import { routeOf } from '../http/routes.ts';
import { AccountEnded, isRefusal } from './failures.ts';
import type { LiveTransport } from './live/options.ts';
import type { OperationName } from './operations.ts';
import { randomId, throwIfAborted } from './platform.ts';
import { callWithRetries, needsKey, type RetryPolicy } from './retries.ts';
import { needsFactor, type SignIn } from './sign-in.ts';
import type { Sending, Transport } from './transport.ts';
import { hasFiles } from './uploads/files.ts';

export interface Wires {
  readonly http: Transport;
  /** For calls with files. */
  readonly forms: Transport;
  /** Receives frames too. */
  readonly live: LiveTransport | undefined;
}

export interface CallerOptions {
  readonly byCookie: boolean;
  readonly overHttp: (name: OperationName) => boolean;
  readonly resends: RetryPolicy;
}

export type CallSettings = Omit<Sending, 'name' | 'input'>;

/** Calls operations: with the token of the session, again while there is no answer, and never for another account. */
export class Caller {
  readonly #wires: Wires;
  readonly #signIn: SignIn;
  readonly #byCookie: boolean;
  readonly #overHttp: (name: OperationName) => boolean;
  readonly #resends: RetryPolicy;

  constructor(wires: Wires, signIn: SignIn, options: CallerOptions) {
    this.#wires = wires;
    this.#signIn = signIn;
    this.#byCookie = options.byCookie;
    this.#overHttp = options.overHttp;
    this.#resends = options.resends;
  }

  async call({ name, input, idempotencyKey, ...settings }: Sending): Promise<unknown> {
    const route = routeOf(name);
    const signIn = this.#signIn;
    const epoch = signIn.epoch;
    const sending = {
      ...settings,
      name,
      input: await this.#sessionFields(name, input),
      idempotencyKey: idempotencyKey ?? (needsKey(name, input) ? randomId() : undefined),
    };
    const attempt = () => {
      if (!route?.session && epoch !== signIn.epoch) throw new AccountEnded();
      return this.#attempt(sending, route);
    };
    const result = await callWithRetries(name, attempt, this.#resends, settings.signal);
    if (needsFactor(result)) return result;
    if (route?.session === 'issue' || route?.session === 'renew') await signIn.keep(result);
    else if (route?.session === 'end') await signIn.forget();
    else if (epoch !== signIn.epoch) throw new AccountEnded();
    if (route?.session) this.#wires.live?.reopen();
    return result;
  }

  /**
   * A sign-in asks for cookies, where the app uses them. A log-out names the session by its refresh token, which is valid
   * longer than the access token.
   */
  async #sessionFields(name: OperationName, input: Sending['input']): Promise<Sending['input']> {
    if (routeOf(name)?.session === 'issue' && this.#byCookie) return { session: 'cookie', ...input };
    if (name !== 'identity.log-out') return input;
    const refreshToken = (await this.#signIn.tokens())?.refreshToken;
    return refreshToken === undefined ? input : { refreshToken, ...input };
  }

  /** One attempt; an expired token is renewed once. */
  async #attempt(sending: Sending, route: Route | undefined): Promise<unknown> {
    const { http, forms, live } = this.#wires;
    const signIn = this.#signIn;
    // Operations that start or end a session use HTTP: a socket keeps the session with which it was opened, and only
    // HTTP sets cookies.
    const overHttp = route && (route.session || this.#overHttp(sending.name));
    const plain: Transport = live && !overHttp ? live : http;
    const transport = hasFiles(sending.input) ? forms : plain;
    // A dead session must not keep anyone from signing in or out.
    const isForMembers = !route?.session || sending.name === 'identity.delete-me';
    const token = isForMembers ? await signIn.token() : (await signIn.tokens())?.accessToken;
    const { epoch } = signIn;
    throwIfAborted(sending.signal);
    try {
      return await transport.send(sending, token);
    } catch (error) {
      if (!isRefusal(error, 401) || route?.session || epoch !== signIn.epoch) throw error;
      if (!(await signIn.canRenew())) {
        if (token !== undefined || this.#byCookie) signIn.over(error, token);
        throw error;
      }
      const renewed = await signIn.renew(token);
      if (transport === live) live?.reopen();
      return transport.send(sending, renewed);
    }
  }
}
