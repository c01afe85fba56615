import { CallRefused, type Problem } from '../failures.ts';
import { type HttpOptions, problemIn, request } from '../http.ts';
import { type Link, LiveConnection } from '../live/live-connection.ts';
import type { LiveOptions, LiveTransport } from '../live/options.ts';
import type { Frame, Sending } from '../transport.ts';
import { readEvents } from './event-stream.ts';

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly data: Problem };
}

/** A stream without a sign of life for so long is taken for dead: the service sends one every 30 s. */
const silenceMs = 75_000;

/** Calls as JSON-RPC, and frames as Server-Sent Events, where WebSockets are blocked. */
export class RpcTransport implements LiveTransport {
  readonly #options: LiveOptions & HttpOptions;
  readonly #connection: LiveConnection<Link>;
  #lastEventId: string | undefined;
  #epoch: number | undefined;

  constructor(options: LiveOptions & HttpOptions) {
    this.#options = options;
    this.#connection = new LiveConnection(options, (token) => this.#dial(token));
  }

  get state() {
    return this.#connection.state;
  }

  async send({ name, input, idempotencyKey, signal }: Sending, token: string | undefined): Promise<unknown> {
    const body = { jsonrpc: '2.0', id: 1, method: name, params: input, idempotencyKey };
    const headers = { 'content-type': 'application/json', ...bearer(token) };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const { status, text } = await request(this.#options, '/rpc', init, signal);
    const answer = answerIn(text);
    if (answer?.error) throw new CallRefused(answer.error.data);
    if (answer && 'result' in answer) return answer.result;
    throw problemIn(name, status, text);
  }

  open(): void {
    this.#connection.open();
  }

  reopen(): void {
    this.#connection.reopen();
  }

  close(): void {
    this.#connection.close();
  }

  async #dial(token: string | undefined): Promise<Link | undefined> {
    const { url, credentials, fetch, signIn, timeoutMs } = this.#options;
    // Another account has missed nothing of this one.
    if (this.#epoch !== signIn.epoch) this.#lastEventId = undefined;
    this.#epoch = signIn.epoch;
    const controller = new AbortController();
    const limit = setTimeout(() => controller.abort(), timeoutMs);
    const headers = {
      accept: 'text/event-stream',
      ...bearer(token),
      ...(this.#lastEventId !== undefined && { 'last-event-id': this.#lastEventId }),
    };
    try {
      const response = await fetch(`${url}/rpc/events`, { headers, credentials, signal: controller.signal });
      if (response.status !== 200) {
        const problem = problemIn('/rpc/events', response.status, await response.text());
        if (problem instanceof CallRefused && problem.code === 'request.not-signed-in') return noFrames();
        throw problem;
      }
      return { closed: this.#read(response, controller), close: () => controller.abort() };
    } catch (error) {
      if (error instanceof CallRefused) throw error;
      return undefined;
    } finally {
      clearTimeout(limit);
    }
  }

  /** Resolves when the stream ends, whatever ends it. */
  async #read(response: Response, controller: AbortController): Promise<void> {
    let silence = setTimeout(() => controller.abort(), silenceMs);
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => controller.abort(), silenceMs);
    };
    try {
      for await (const { name, id, data } of readEvents(response.body!, alive)) {
        this.#lastEventId = id ?? this.#lastEventId;
        if (name === 'session.expiring') this.#renew();
        else if (name === 'resync') this.#options.onResync();
        else this.#options.onFrame(name, JSON.parse(data) as Frame);
      }
    } catch (error) {
      // A lost connection is opened again; an error of a listener is the app's.
      if (!controller.signal.aborted && !(error instanceof TypeError)) throw error;
    } finally {
      clearTimeout(silence);
      controller.abort();
    }
  }

  /** A stream keeps the token with which it was opened; of a cookie the service takes the successor. */
  #renew(): void {
    this.#connection.renewed().then(
      (token) => token !== undefined && this.reopen(),
      // The service then closes the stream; reconnecting shows the reason.
      () => {},
    );
  }
}

/** Stands for the stream until someone signs in. */
function noFrames(): Link {
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  return { closed, close };
}

const bearer = (token: string | undefined) =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

function answerIn(text: string): Answer | undefined {
  try {
    const answer = JSON.parse(text) as Answer & { readonly jsonrpc?: string };
    return answer.jsonrpc === '2.0' ? answer : undefined;
  } catch {
    return undefined;
  }
}
