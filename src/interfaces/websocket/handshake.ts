import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Admission } from '../../application/kernel/admission.ts';
import type { Dispatcher } from '../../application/kernel/dispatcher.ts';
import { NotSignedIn, Overloaded } from '../../application/kernel/errors.ts';
import type { Meta, Operation } from '../../application/kernel/operation.ts';
import type { Authenticator, SignedIn } from '../../application/kernel/ports.ts';
import { addressOf } from '../address.ts';
import { SessionCookies } from '../cookies.ts';
import { tokenIn } from '../http/requests/sign-in.ts';
import { Origins } from '../origins.ts';
import { chatAddress } from './path.ts';

export interface HandshakeOptions {
  readonly admission: Admission;
  readonly authenticator: Authenticator;
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  readonly publicUrl: URL;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: number;
}

export interface AdmittedUser {
  readonly conversationId: string;
  readonly token: string;
  readonly signedIn: SignedIn;
  /** A refresh of the cookie renews the socket. */
  readonly byCookie: boolean;
  readonly where: Pick<Meta, 'address' | 'userAgent'>;
}

/** Decides whether a request may open a socket: its token, its origin, and access to the conversation. */
export class Handshake {
  readonly #options: HandshakeOptions;
  readonly #readConversation: Operation;
  readonly #origins: Origins;
  readonly #cookies: SessionCookies;

  constructor(options: HandshakeOptions, readConversation: Operation) {
    this.#options = options;
    this.#readConversation = readConversation;
    this.#origins = new Origins(options.publicUrl, options.corsOrigins);
    this.#cookies = new SessionCookies(options.publicUrl);
  }

  /** Throws the refusal with which the socket is to be closed. */
  async admit(request: IncomingMessage): Promise<AdmittedUser> {
    const { admission, authenticator, dispatcher, trustProxy } = this.#options;
    if (admission.refuses('query', 'websocket')) throw new Overloaded({ retryAfterSeconds: 1 });
    const { conversationId, token: inUrl } = chatAddress(request.url!);
    const { authorization, cookie, ...headers } = request.headers;
    const given = authorization === undefined ? inUrl : tokenIn(authorization);
    const token = given ?? this.#cookies.accessIn(cookie);
    if (token === undefined) throw new NotSignedIn();
    if (given === undefined) this.#origins.guard(headers);
    const signedIn = await authenticator.authenticate(token);
    const agent = headers['user-agent'];
    const where = {
      address: addressOf(request, trustProxy),
      ...(agent !== undefined && { userAgent: agent }),
    };
    const meta: Meta = { requestId: randomUUID(), wire: 'websocket', ...where };
    const call = { input: { conversationId }, actor: signedIn, meta };
    const { id } = (await dispatcher.dispatch(this.#readConversation, call)) as { id: string };
    return { conversationId: id, token, signedIn, byCookie: given === undefined, where };
  }
}
