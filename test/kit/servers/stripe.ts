import { createHmac } from 'node:crypto';
import { type FakeAnswer, type FakeRequest, FakeServer, Refused } from './fake-server.ts';
import { type Charge, type Intent, type RefundObject, type Session, StripeBooks } from './stripe-books.ts';

export const stripeKeys = { secretKey: 'sk_test_not-for-logs', webhookSecret: 'whsec_not-for-logs' };

type Params = URLSearchParams;

/** An answer of 4xx as Stripe gives it. */
class StripeRefusal extends Refused {
  readonly error: object;

  constructor(status: number, code: string, error: object = {}) {
    super(status, code);
    this.error = { type: 'invalid_request_error', code, message: `${code} of sk_test_****logs`, ...error };
  }
}

/**
 * Speaks as much of Stripe's REST API as the adapter uses: Checkout Sessions, refunds, charges, disputes, idempotency
 * keys and signed events. The test acts as the customer and the bank through `books`.
 */
export class FakeStripe extends FakeServer {
  readonly books = new StripeBooks(() => this.now());
  /** Takes requests and never answers them. */
  isSilent = false;
  /** Takes the next request, and breaks the connection instead of answering. */
  cutsNext = false;
  secretKey = stripeKeys.secretKey;
  /** Requests so far, such as `POST /v1/refunds`. */
  readonly requests: string[] = [];
  /** The fields of the last `POST`. */
  params: Readonly<Record<string, string>> = {};
  readonly #answers = new Map<string, { readonly request: string; readonly answer: FakeAnswer }>();

  /** What Stripe sends to a webhook. */
  event(type: string, object: object, id = this.books.newId('evt')): string {
    return JSON.stringify({ id, object: 'event', type, created: this.books.seconds(), data: { object } });
  }

  /** The header `Stripe-Signature` of a body. */
  sign(body: string, at = this.now(), secret = stripeKeys.webhookSecret): string {
    const time = Math.floor(at / 1000);
    return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
  }

  protected async answer(request: FakeRequest): Promise<FakeAnswer> {
    const { method, url, headers, body } = request;
    if (this.isSilent) await new Promise(() => {});
    if (headers.authorization !== `Bearer ${this.secretKey}`) throw new StripeRefusal(401, 'api_key_invalid');
    this.requests.push(`${method} ${url.pathname}`);
    const answer = method === 'POST' ? this.#once(request) : json(this.#get(url.pathname, url.searchParams));
    if (this.cutsNext) {
      this.cutsNext = false;
      throw new Error(`the connection broke after ${body.length} bytes`);
    }
    return answer;
  }

  protected refusal(error: Refused): FakeAnswer {
    const told = error instanceof StripeRefusal ? error.error : { type: 'api_error', message: error.message };
    return { ...json({ error: told }), status: error.status };
  }

  /** The same answer for the same key and body, and a refusal for another body. */
  #once({ url, headers, body }: FakeRequest): FakeAnswer {
    const key = headers['idempotency-key'];
    if (typeof key !== 'string') throw new StripeRefusal(400, 'no_idempotency_key');
    const request = `${url.pathname} ${body}`;
    this.params = Object.fromEntries(new URLSearchParams(body.toString()));
    const earlier = this.#answers.get(key);
    if (earlier && earlier.request !== request)
      throw new StripeRefusal(400, 'idempotency_key_reused', { type: 'idempotency_error' });
    const answer = earlier?.answer ?? json(this.#post(url.pathname, new URLSearchParams(body.toString())));
    this.#answers.set(key, { request, answer });
    return answer;
  }

  /** As Stripe does after a day. */
  forgetKeys(): void {
    this.#answers.clear();
  }

  #post(path: string, params: Params): object {
    if (path === '/v1/checkout/sessions') return this.#openSession(params);
    if (path === '/v1/refunds') return this.#refund(params);
    throw new StripeRefusal(404, 'unknown_url');
  }

  #openSession(params: Params): Session {
    const price = (field: string) => params.get(`line_items[0][price_data]${field}`);
    const [currency, amount] = [String(price('[currency]')), Number(price('[unit_amount]'))];
    if (params.get('mode') !== 'payment' || !price('[product_data][name]') || !params.get('success_url'))
      throw new StripeRefusal(400, 'parameter_missing', { param: 'mode' });
    if (!/^(eur|usd|jpy|isk|kwd)$/.test(currency))
      throw new StripeRefusal(400, 'parameter_invalid', {
        param: 'line_items[0][price_data][currency]',
      });
    if (amount < 50) throw new StripeRefusal(400, 'amount_too_small');
    return this.books.openSession({
      amount,
      currency,
      reference: params.get('client_reference_id'),
      metadata: metadata(params, ''),
      intentMetadata: metadata(params, 'payment_intent_data'),
    });
  }

  #refund(params: Params): RefundObject {
    const intent = this.#find<Intent>(this.books.intents, params.get('payment_intent')!);
    const amount = Number(params.get('amount'));
    const charge = intent.latest_charge === null ? undefined : this.books.charges.get(intent.latest_charge);
    if (!charge?.paid) throw new StripeRefusal(400, 'payment_intent_unexpected_state');
    if (charge.disputed) throw new StripeRefusal(400, 'charge_disputed');
    if (amount > charge.amount - charge.amount_refunded)
      throw new StripeRefusal(400, 'charge_already_refunded', { param: 'amount' });
    return this.books.refund(intent, charge, amount, metadata(params, ''));
  }

  #get(path: string, query: Params): object {
    const [, , resource, ...rest] = path.split('/');
    const { sessions, refunds, charges, disputes } = this.books;
    const ofIntent = (one: { payment_intent: string | null }) =>
      one.payment_intent === query.get('payment_intent');
    if (resource === 'checkout') {
      if (rest[1]) return this.#expanded(this.#find<Session>(sessions, rest[1]));
      const found = query.has('payment_intent')
        ? [...sessions.values()].filter(ofIntent)
        : [...sessions.values()];
      return page(
        found.map((one) => this.#expanded(one)),
        query,
      );
    }
    if (resource === 'refunds')
      return rest[0] ? this.#find(refunds, rest[0]) : page([...refunds.values()].filter(ofIntent), query);
    if (resource === 'disputes')
      return page(
        [...disputes.values()].filter(({ charge }) => charge === query.get('charge')),
        query,
      );
    if (resource === 'charges') return page([...charges.values()].filter(createdWithin(query)), query);
    throw new StripeRefusal(404, 'unknown_url');
  }

  #expanded(session: Session): object {
    const intent = session.payment_intent === null ? null : this.books.intents.get(session.payment_intent)!;
    const charge = intent?.latest_charge ? this.books.charges.get(intent.latest_charge)! : null;
    return { ...session, payment_intent: intent && { ...intent, latest_charge: charge } };
  }

  #find<T>(objects: ReadonlyMap<string, T>, id: string): T {
    const object = objects.get(id);
    if (!object) throw new StripeRefusal(404, 'resource_missing', { param: 'id' });
    return object;
  }
}

const json = (body: object): FakeAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'request-id': 'req_1' },
  body: JSON.stringify(body),
});

/** Pages have two entries, so that a client that reads only the first page fails its tests. */
function page<T extends object>(objects: readonly T[], query: Params): object {
  const newestFirst = [...objects].reverse() as (T & { readonly id: string })[];
  const after = query.get('starting_after');
  const rest = newestFirst.slice(after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1);
  const limit = Math.min(2, Number(query.get('limit') ?? 10));
  return { object: 'list', url: '/', data: rest.slice(0, limit), has_more: rest.length > limit };
}

const metadata = (params: Params, under: string): Record<string, string> =>
  Object.fromEntries(
    [...params].flatMap(([name, value]) => {
      const prefix = under === '' ? 'metadata[' : `${under}[metadata][`;
      return name.startsWith(prefix) ? [[name.slice(prefix.length, -1), value]] : [];
    }),
  );

const createdWithin = (query: Params) => (charge: Charge) =>
  charge.created >= Number(query.get('created[gte]')) && charge.created < Number(query.get('created[lt]'));
